package dev.squall.cli;

import dev.squall.model.codec.Document;
import dev.squall.model.codec.JsonDocumentReader;
import dev.squall.model.codec.Parsing;
import dev.squall.model.codec.YamlDocumentReader;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Secrets.Secret;
import dev.squall.model.json.Json;
import dev.squall.model.resolution.Assignment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Values from the command line. {@code --var} wins over {@code --var-file}; a file is JSON or YAML with the blocks
 * {@code configuration} and {@code secrets}, or lines {@code KEY=VALUE} that stand for environment variables.
 *
 * @param values      by the name of the configuration value
 * @param secrets     by group and name; for a run on this machine, since they are sent nowhere
 * @param environment variables on top of the shell's
 */
record Variables(Map<String, Json> values, Map<String, Map<String, Secret>> secrets, Map<String, String> environment) {
    static final List<Option> OPTIONS = List.of(
            new Option("--var", "NAME[:TYPE]=VALUE", "a configuration value; TYPE is str, int, float, bool or json"),
            new Option("--var-file", "FILE", "JSON or YAML with 'configuration' and 'secrets', or KEY=VALUE lines"));

    /** To the letter, a file that cannot be understood is complained of and left out, and so is a value without a name. */
    static Variables of(Arguments arguments, Terminal terminal) throws UsageError, IOException {
        boolean toTheLetter = arguments.mode().toTheLetter();
        var values = new LinkedHashMap<String, Json>();
        var variables = new Variables(values, new LinkedHashMap<>(), new HashMap<>());
        for (var file : arguments.all("--var-file")) {
            variables.read(Path.of(file), toTheLetter, terminal);
        }
        for (var assignment : arguments.all("--var")) {
            assign(assignment, values, toTheLetter);
        }
        return variables;
    }

    private static void assign(String written, Map<String, Json> values, boolean toTheLetter) throws UsageError {
        switch (Assignment.read(written)) {
            case Assignment.Reading.Assigned(Assignment given)
            when given.name().isEmpty() && !toTheLetter ->
                throw new UsageError("--var is '" + written + "', and gives no NAME");
            case Assignment.Reading.Assigned(Assignment given) -> values.put(given.name(), given.value());
            case Assignment.Reading.Wrong(String message) -> throw new UsageError("--var " + message);
        }
    }

    private void read(Path file, boolean toTheLetter, Terminal terminal) throws UsageError, IOException {
        String name = file.toString();
        String text;
        try {
            text = TextFile.read(file);
        } catch (IOException unreadable) {
            throw new UsageError("--var-file " + unreadable.getMessage());
        }
        if (text.isBlank() && !toTheLetter) {
            return;
        }
        boolean json = name.endsWith(".json");
        if (!json && !name.endsWith(".yaml") && !name.endsWith(".yml")) {
            lines(name, text, toTheLetter);
        } else if (!toTheLetter) {
            blocks(name, parsed(json, name, text));
        } else if (json && text.startsWith("\uFEFF")) {
            terminal.complain("--var-file: " + name + ": begins with a byte order mark");
        } else if (!text.isEmpty()) {
            asFarAsUnderstood(name, parsed(json, name, text), terminal);
        }
    }

    private static Parsing parsed(boolean json, String name, String text) {
        return json ? JsonDocumentReader.read(name, text) : YamlDocumentReader.read(name, text);
    }

    /** What is no mapping that tool breaks at. */
    private void asFarAsUnderstood(String name, Parsing parsing, Terminal terminal) throws IOException {
        if (parsing instanceof Parsing.Malformed(var problem)) {
            terminal.complain("--var-file: " + problem);
            return;
        }
        try {
            blocks(name, parsing);
        } catch (UsageError wrong) {
            throw new IOException(wrong.what(), wrong);
        }
    }

    private void blocks(String file, Parsing parsing) throws UsageError {
        switch (parsing) {
            case Parsing.Malformed(var problem) -> throw new UsageError("--var-file " + problem);
            case Parsing.Parsed(Document document) -> {
                if (!(document.root() instanceof Json.Mapping root)) {
                    throw new UsageError("--var-file " + file + ": it is "
                            + document.root().typeName() + " and must be a mapping with 'configuration' and 'secrets'");
                }
                values.putAll(block(file, root, "configuration").members());
                var groups = block(file, root, "secrets");
                for (var group : groups.members().keySet()) {
                    var named = secrets.computeIfAbsent(group, _ -> new LinkedHashMap<>());
                    block(file + ": secrets", groups, group)
                            .members()
                            .forEach((name, value) -> named.put(name, secret(value)));
                }
            }
        }
    }

    /** @param where the file, and what in it the key is one of */
    private static Json.Mapping block(String where, Json.Mapping of, String key) throws UsageError {
        var value = of.get(key).orElse(Json.Mapping.EMPTY);
        if (value instanceof Json.Mapping block) {
            return block;
        }
        throw new UsageError(
                "--var-file " + where + ": '" + key + "' is " + value.typeName() + " and must be a mapping");
    }

    /** A value may be found in the environment, as in an experiment. */
    private static Secret secret(Json value) {
        return value instanceof Json.Mapping mapping
                        && mapping.text("type").equals(Optional.of("env"))
                        && mapping.text("key").isPresent()
                ? new Secret.Environment(mapping.text("key").get())
                : new Secret.Literal(value);
    }

    private void lines(String file, String text, boolean toTheLetter) throws UsageError {
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty() || line.startsWith("#") || (line.indexOf('=') < 1 && toTheLetter)) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new UsageError("--var-file " + file + ":" + number
                        + ": the line must be KEY=VALUE; a file of JSON or YAML is named .json, .yaml or .yml");
            }
            String key = line.substring(0, equals).strip();
            environment.put(
                    key.startsWith("export ") ? key.substring(7).strip() : key,
                    unquoted(line.substring(equals + 1).strip()));
        }
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** What {@code --var} names and the experiment does not declare: it would be left out in silence. */
    static List<String> undeclared(Arguments arguments, Experiment experiment) {
        var declared = experiment.configuration().values();
        return arguments.all("--var").stream()
                .map(Assignment::read)
                .flatMap(reading -> reading instanceof Assignment.Reading.Assigned(var given)
                        ? Stream.of(given.name())
                        : Stream.empty())
                .filter(name -> !declared.containsKey(name))
                .map(name -> "--var " + name + ": the experiment's configuration has no such name"
                        + (declared.isEmpty() ? "" : ", but " + String.join(", ", declared.keySet())))
                .toList();
    }

    Function<String, Optional<String>> over(Function<String, Optional<String>> shell) {
        return name -> Optional.ofNullable(environment.get(name)).or(() -> shell.apply(name));
    }
}
