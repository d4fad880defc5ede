package dev.squall.model.schema;

import dev.squall.model.json.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words of JSON Schema that an experiment needs. */
final class Shapes {
    private static final String PATTERN = "\\$";

    private Shapes() {}

    static Json.Mapping type(String type) {
        return Json.mapping("type", Json.of(type));
    }

    static Json.Mapping text(String description) {
        return type("string").with("minLength", Json.of(1)).with("description", Json.of(description));
    }

    static Json.Mapping number(String description, int least) {
        return type("number").with("minimum", Json.of(least)).with("description", Json.of(description));
    }

    static Json.Mapping count(String description, int least) {
        return type("integer").with("minimum", Json.of(least)).with("description", Json.of(description));
    }

    static Json.Mapping flag(String description) {
        return either(type("boolean"), pattern()).with("description", Json.of(description));
    }

    static Json.Mapping any(String description) {
        return Json.mapping("description", Json.of(description));
    }

    static Json.Mapping words(String description, List<String> words) {
        return Json.mapping("enum", new Json.Array(words.stream().map(Json::of).toList()))
                .with("description", Json.of(description));
    }

    /** {@code 90}, {@code 500ms}, {@code 5m}. */
    static Json.Mapping duration(String description) {
        return either(
                        type("number").with("minimum", Json.of(0)),
                        type("string")
                                .with(
                                        "pattern",
                                        Json.of("^\\s*[0-9.]+\\s*(ms|s|m|h|d)?(\\s*[0-9.]+\\s*(ms|s|m|h|d))*\\s*$")),
                        pattern())
                .with("description", Json.of(description + "; seconds, or with a unit: 500ms, 30s, 5m, 2h"));
    }

    /** A text with a {@code ${name}} in it, which stands for a value of any type. */
    static Json.Mapping pattern() {
        return type("string").with("pattern", Json.of(PATTERN));
    }

    static Json.Mapping list(Json.Mapping items, String description) {
        return type("array").with("items", items).with("description", Json.of(description));
    }

    static Json.Mapping object(String description, List<String> required, Map<String, Json.Mapping> properties) {
        var members = new LinkedHashMap<String, Json>(properties);
        var shape = type("object").with("description", Json.of(description));
        return required.isEmpty()
                ? shape.with("properties", new Json.Mapping(members))
                : shape.with(
                                "required",
                                new Json.Array(required.stream().map(Json::of).toList()))
                        .with("properties", new Json.Mapping(members));
    }

    static Json.Mapping values(Json.Mapping each, String description) {
        return type("object").with("additionalProperties", each).with("description", Json.of(description));
    }

    static Json.Mapping either(Json.Mapping... shapes) {
        return Json.mapping("anyOf", new Json.Array(Arrays.asList(shapes)));
    }

    static Json.Mapping orNothing(Json.Mapping shape) {
        return either(shape, type("null"));
    }

    static Json.Mapping exactly(String value) {
        return Json.mapping("const", Json.of(value));
    }

    static Json.Mapping ref(String name) {
        return Json.mapping("$ref", Json.of("#/$defs/" + name));
    }

    static Map<String, Json.Mapping> properties(Object... namesAndShapes) {
        var properties = new LinkedHashMap<String, Json.Mapping>();
        for (int i = 0; i < namesAndShapes.length; i += 2) {
            properties.put((String) namesAndShapes[i], (Json.Mapping) namesAndShapes[i + 1]);
        }
        return properties;
    }
}
