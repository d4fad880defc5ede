package dev.squall.cli;

import dev.squall.model.codec.Document;
import dev.squall.model.codec.JsonDocumentReader;
import dev.squall.model.codec.Parsing;
import dev.squall.model.codec.YamlDocumentReader;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the controls that go with every experiment: those of the settings file, then those of each {@code --control-file}. */
final class GlobalControls {
    private GlobalControls() {}

    /** @param warn hears of what will never be called */
    static List<Json.Mapping> read(Arguments arguments, ToolSettings settings, Consumer<String> warn)
            throws UsageError {
        var controls = new ArrayList<Json.Mapping>();
        settings.all().get("controls").ifPresent(block -> add("the settings", block, controls, warn));
        for (var file : arguments.all("--control-file")) {
            String text = text(file);
            if (!text.isBlank()) {
                add(file, parsed(file, text), controls, warn);
            }
        }
        return controls;
    }

    private static String text(String file) throws UsageError {
        try {
            return TextFile.read(Path.of(file));
        } catch (IOException unreadable) {
            throw new UsageError("--control-file " + unreadable.getMessage());
        }
    }

    private static Json parsed(String file, String text) throws UsageError {
        var parsing =
                file.endsWith(".json") ? JsonDocumentReader.read(file, text) : YamlDocumentReader.read(file, text);
        return switch (parsing) {
            case Parsing.Malformed(var problem) -> throw new UsageError("--control-file " + problem);
            case Parsing.Parsed(Document document) -> {
                if (!(document.root() instanceof Json.Mapping)) {
                    throw new UsageError("--control-file " + file + ": must be a mapping of controls by name");
                }
                yield document.root();
            }
        };
    }

    private static void add(String where, Json block, List<Json.Mapping> controls, Consumer<String> warn) {
        if (block instanceof Json.Mapping(var byName)) {
            byName.forEach((name, value) -> {
                if (value instanceof Json.Mapping control) {
                    controls.add(control.with("name", Json.of(name)));
                }
                if (!isCallable(value)) {
                    warn.accept("the control '" + name + "' of " + where
                            + " is passed over: its 'provider' must be {type: python, module: ...}");
                }
            });
        }
    }

    private static boolean isCallable(Json control) {
        return control.member("provider") instanceof Json.Mapping provider
                && provider.text("type").equals(Optional.of("python"))
                && provider.text("module").filter(module -> !module.isBlank()).isPresent();
    }
}
