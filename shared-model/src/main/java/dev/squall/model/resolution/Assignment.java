package dev.squall.model.resolution;

import dev.squall.model.json.Json;
import java.util.List;

/**
 * A configuration value that is given by hand: {@code NAME=VALUE}, a text, or {@code NAME:TYPE=VALUE}.
 *
 * @param name may be empty; then it is nobody's
 */
public record Assignment(String name, Json value) {
    private static final List<String> TYPES =
            List.of("str", "string", "int", "integer", "float", "number", "bytes", "bool", "json");

    public sealed interface Reading {
        record Assigned(Assignment assignment) implements Reading {}

        /** What was written, and what it must be. */
        record Wrong(String message) implements Reading {}
    }

    public static Reading read(String written) {
        int equals = written.indexOf('=');
        if (equals < 0) {
            return wrong(written, "must be NAME=VALUE or NAME:TYPE=VALUE");
        }
        String name = written.substring(0, equals);
        int colon = name.lastIndexOf(':');
        String type = colon < 0 ? "str" : name.substring(colon + 1);
        if (!TYPES.contains(type)) {
            return wrong(written, "there is no type '" + type + "'");
        }
        var value = EnvironmentText.convert(written.substring(equals + 1), type);
        return value.isEmpty()
                ? wrong(written, "its value is no " + type)
                : new Reading.Assigned(new Assignment(colon < 0 ? name : name.substring(0, colon), value.get()));
    }

    private static Reading wrong(String written, String what) {
        return new Reading.Wrong("is '" + written + "', and " + what);
    }
}
