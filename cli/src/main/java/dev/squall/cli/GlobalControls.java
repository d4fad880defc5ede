package dev.squall.cli;

import dev.squall.model.codec.Document;
import dev.squall.model.codec.JsonDocumentReader;
import dev.squall.model.codec.Parsing;
import dev.squall.model.codec.YamlDocumentReader;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the controls that go with every experiment: those of the settings file, then those of each {@code --control-file}. */
final class GlobalControls {
    private GlobalControls() {}

    static List<Json.Mapping> read(Arguments arguments, ToolSettings settings) throws UsageError, IOException {
        var controls = new ArrayList<Json.Mapping>();
        settings.all().get("controls").ifPresent(block -> add(block, controls));
        for (var file : arguments.all("--control-file")) {
            String text = text(file);
            if (!text.isBlank()) {
                add(parsed(file, text), controls);
            }
        }
        return controls;
    }

    private static String text(String file) throws UsageError, IOException {
        if (!Files.exists(Path.of(file))) {
            throw new UsageError("--control-file " + file + ": there is no such file");
        }
        return TextFile.read(Path.of(file));
    }

    private static Json parsed(String file, String text) throws UsageError {
        var parsing =
                file.endsWith(".json") ? JsonDocumentReader.read(file, text) : YamlDocumentReader.read(file, text);
        return switch (parsing) {
            case Parsing.Malformed(var problem) -> throw new UsageError("--control-file: " + problem);
            case Parsing.Parsed(Document document) -> {
                if (!(document.root() instanceof Json.Mapping)) {
                    throw new UsageError("--control-file " + file + ": must be a mapping of controls by name");
                }
                yield document.root();
            }
        };
    }

    private static void add(Json block, List<Json.Mapping> controls) {
        if (block instanceof Json.Mapping(var byName)) {
            byName.forEach((name, value) -> {
                if (value instanceof Json.Mapping control) {
                    controls.add(control.with("name", Json.of(name)));
                }
            });
        }
    }
}
