package dev.squall.model.schema;

import dev.squall.model.grammar.Form;
import dev.squall.model.grammar.Key;
import dev.squall.model.grammar.Keys;
import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** The words of JSON Schema for what the grammar has: one for each form, and an object for each set of keys. */
final class Shapes {
    private static final String LENGTH = "^([0-9.]+(ms|s|m|h|d))+$";
    private static final String PATTERN = "\\$";
    private static final String NOT_BLANK = "\\S";

    private Shapes() {}

    static Json.Mapping of(Keys keys) {
        var properties = new LinkedHashMap<String, Json>();
        for (var key : keys.all()) {
            properties.put(key.name(), of(key));
        }
        var shape = type("object")
                .with("description", Json.of(keys.meaning()))
                .with("properties", new Json.Mapping(properties));
        shape = keys.needed().isEmpty() ? shape : shape.with("required", texts(keys.needed()));
        return keys.open() ? shape : shape.with("additionalProperties", Json.of(false));
    }

    private static Json.Mapping of(Key key) {
        var shape = key.needed() ? needed(key.form()) : orNothing(of(key.form()));
        return shape.with("description", Json.of(key.meaning()));
    }

    private static Json.Mapping needed(Form form) {
        return form.equals(Form.TEXT)
                ? of(form).with("pattern", Json.of(NOT_BLANK))
                : form instanceof Form.Any ? Json.mapping("not", type("null")) : of(form);
    }

    static Json.Mapping of(Form form) {
        return switch (form) {
            case Form.Any() -> Json.Mapping.EMPTY;
            case Form.Text _ -> type("string");
            case Form.Flag() -> type("boolean");
            case Form.Whole(int least) -> from(type("integer"), least);
            case Form.Number(int least) -> from(type("number"), least);
            case Form.Length() -> either(List.of(type("number"), type("string").with("pattern", Json.of(LENGTH))));
            case Form.Pattern() -> type("string").with("pattern", Json.of(PATTERN));
            case Form.Word(var words) ->
                Json.mapping("enum", texts(List.copyOf(words.meanings().keySet())));
            case Form.Items(Form.Text _) ->
                type("array").with("items", type("string").with("minLength", Json.of(1)));
            case Form.Items(Form each) -> type("array").with("items", of(each));
            case Form.Block(Keys keys) -> of(keys);
            case Form.Values(Form each) -> type("object").with("additionalProperties", of(each));
            case Form.Named(var definition) -> Json.mapping("$ref", Json.of("#/$defs/" + name(definition)));
            case Form.Either(var forms) -> either(forms.stream().map(Shapes::of).toList());
        };
    }

    private static Json.Mapping from(Json.Mapping number, int least) {
        return least == Form.ANY_NUMBER ? number : number.with("minimum", Json.of(least));
    }

    static String name(Form.Definition definition) {
        return definition.name().toLowerCase(Locale.ROOT);
    }

    static Json.Mapping type(String type) {
        return Json.mapping("type", Json.of(type));
    }

    static Json texts(List<String> texts) {
        return new Json.Array(texts.stream().map(Json::of).toList());
    }

    static Json.Mapping either(List<Json.Mapping> shapes) {
        return Json.mapping("anyOf", new Json.Array(new ArrayList<>(shapes)));
    }

    /** Written as briefly as editors understand it best. */
    private static Json.Mapping orNothing(Json.Mapping shape) {
        if (shape.isEmpty()) {
            return shape;
        }
        if (shape.get("type").orElse(Json.NULL) instanceof Json.Text type) {
            return shape.with("type", new Json.Array(List.of(type, Json.of("null"))));
        }
        for (var several : List.of("enum", "anyOf")) {
            if (shape.get(several).orElse(Json.NULL) instanceof Json.Array(var items)) {
                var all = new ArrayList<>(items);
                all.add(several.equals("enum") ? Json.NULL : type("null"));
                return shape.with(several, new Json.Array(all));
            }
        }
        return either(List.of(shape, type("null")));
    }

    /** An object that has this key, and not nothing at it. */
    static Json.Mapping having(String key) {
        return type("object")
                .with("required", texts(List.of(key)))
                .with("properties", Json.mapping(key, Json.mapping("not", type("null"))));
    }

    /** An object of one of these {@code type}s. */
    static Json.Mapping ofType(String... types) {
        var type = types.length == 1
                ? Json.mapping("const", Json.of(types[0]))
                : Json.mapping("enum", texts(List.of(types)));
        return type("object").with("required", texts(List.of("type"))).with("properties", Json.mapping("type", type));
    }

    /** An editor is told what is wrong with the one that is meant, and not that none of several fits. */
    static Json.Mapping choice(Json.Mapping condition, Json then, Json otherwise) {
        return Json.mapping("if", condition).with("then", then).with("else", otherwise);
    }
}
