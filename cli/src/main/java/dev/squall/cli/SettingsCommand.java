package dev.squall.cli;

import dev.squall.model.codec.JsonWriter;
import dev.squall.model.codec.Parsing;
import dev.squall.model.codec.YamlDocumentReader;
import dev.squall.model.codec.YamlWriter;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** Shows and changes the settings file. It is written whole or not at all, and read by nobody but its owner. */
final class SettingsCommand implements Command {
    private static final Set<PosixFilePermission> MINE = PosixFilePermissions.fromString("rw-------");
    private static final Option FORMAT = new Option("--format", "FORMAT", "of show: yaml or json; yaml");

    @Override
    public String operands() {
        return "show | get KEY | set KEY VALUE | remove KEY";
    }

    @Override
    public String summary() {
        return "shows and changes the settings file; KEY is a path such as runtime.rollbacks.strategy";
    }

    @Override
    public List<Option> options() {
        return List.of(FORMAT);
    }

    @Override
    public Exit run(Arguments arguments, Terminal terminal) throws UsageError, IOException {
        var words = arguments.rest();
        String what = words.isEmpty() ? "" : words.getFirst();
        var file = ToolSettings.file(arguments.globals());
        switch (what + " " + (words.size() - 1)) {
            case "show 0" -> show(ToolSettings.read(file).all(), arguments, terminal);
            case "get 1" -> {
                var found =
                        SettingsPath.of(words.get(1)).in(ToolSettings.read(file).all());
                if (found.isEmpty()) {
                    terminal.complain("squall settings: " + file + " has no '" + words.get(1) + "'");
                    return Exit.FAILED;
                }
                terminal.say(shown(found.get()));
            }
            case "set 2" ->
                write(
                        file,
                        SettingsPath.of(words.get(1))
                                .with(ToolSettings.read(file).all(), value(words.get(2))));
            case "remove 1" ->
                write(
                        file,
                        SettingsPath.of(words.get(1))
                                .without(ToolSettings.read(file).all()));
            default -> throw new UsageError("write one of: " + operands());
        }
        return Exit.HELD;
    }

    private static void show(Json.Mapping settings, Arguments arguments, Terminal terminal)
            throws UsageError, IOException {
        var masked = SettingsPath.masked(settings);
        switch (arguments.last(FORMAT.name()).orElse("yaml")) {
            case "yaml" -> terminal.say(YamlWriter.write(masked).stripTrailing());
            case "json" -> {
                JsonWriter.writeIndented(masked, terminal.out());
                terminal.say("");
            }
            default -> throw new UsageError("--format must be yaml or json");
        }
    }

    private static String shown(Json value) {
        return value instanceof Json.Text(String text)
                ? text
                : YamlWriter.write(value).stripTrailing();
    }

    /** As it would be read from the file: {@code 3} is a number, {@code {a: 1}} a mapping. */
    private static Json value(String text) {
        return YamlDocumentReader.read("VALUE", text) instanceof Parsing.Parsed parsed
                ? parsed.document().root()
                : Json.of(text);
    }

    private static void write(Path file, Json.Mapping settings) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        WholeFile.write(file, YamlWriter.write(settings).getBytes(StandardCharsets.UTF_8), MINE);
    }
}
