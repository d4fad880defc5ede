package dev.squall.model.schema;

import dev.squall.model.grammar.ExperimentKeys;
import dev.squall.model.grammar.Form;
import dev.squall.model.grammar.Form.Definition;
import dev.squall.model.grammar.GuardKeys;
import dev.squall.model.grammar.Keys;
import dev.squall.model.grammar.ProviderKeys;
import dev.squall.model.grammar.SafetyKeys;
import dev.squall.model.grammar.StepKeys;
import dev.squall.model.grammar.ToleranceKeys;
import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What has a name of its own in the schema. What a mapping's {@code type} decides is decided by that alone. */
final class Definitions {
    private static final Json.Mapping UNNAMED = Shapes.of(new Form.Named(Definition.UNNAMED));

    private Definitions() {}

    static Json.Mapping all() {
        Json.Mapping all = Json.Mapping.EMPTY;
        for (var definition : Definition.values()) {
            all = all.with(Shapes.name(definition), of(definition));
        }
        return all;
    }

    private static Json.Mapping of(Definition definition) {
        return switch (definition) {
            case STEP -> step(StepKeys.STEP);
            case PROBE -> step(StepKeys.JUDGED);
            case UNNAMED -> Shapes.of(StepKeys.UNNAMED);
            case PROVIDER -> provider();
            case TOLERANCE -> tolerance();
            case CONTROL -> Shapes.of(StepKeys.CONTROL);
            case GUARD -> Shapes.of(GuardKeys.GUARD);
            case TARGETS -> Shapes.of(SafetyKeys.TARGETS);
            case VALUE ->
                Shapes.choice(
                        Shapes.ofType("env"),
                        Shapes.of(ExperimentKeys.VARIABLE),
                        Shapes.choice(Shapes.ofType("probe"), UNNAMED, Json.Mapping.EMPTY));
            case SECRET ->
                Shapes.choice(
                        Shapes.ofType("env"),
                        Shapes.of(ExperimentKeys.SECRET_VARIABLE),
                        Shapes.choice(Shapes.ofType("vault"), Shapes.of(ExperimentKeys.VAULT), Json.Mapping.EMPTY));
        };
    }

    private static Json.Mapping step(Keys keys) {
        return Shapes.choice(Shapes.having("ref"), Shapes.of(StepKeys.REFERENCE), Shapes.of(keys));
    }

    /** A prometheus that names no function is a query. */
    private static Json.Mapping provider() {
        var forms = new ArrayList<Json>();
        forms.add(when(Shapes.ofType("http"), ProviderKeys.HTTP));
        forms.add(when(Shapes.ofType("process"), ProviderKeys.PROCESS));
        forms.add(when(Shapes.ofType("python"), ProviderKeys.PYTHON));
        forms.add(when(
                Shapes.ofType(ProviderKeys.NATIVE.stream()
                        .filter(type -> !type.equals("prometheus"))
                        .toArray(String[]::new)),
                ProviderKeys.FUNCTION));
        forms.add(Json.mapping("if", Shapes.ofType("prometheus"))
                .with(
                        "then",
                        Shapes.choice(
                                Json.mapping("required", Shapes.texts(List.of("func"))),
                                Shapes.of(ProviderKeys.FUNCTION),
                                Shapes.of(ProviderKeys.QUERY))));
        return Shapes.type("object")
                .with("required", Shapes.texts(List.of("type")))
                .with("properties", Json.mapping("type", Json.mapping("enum", Shapes.texts(ProviderKeys.ALL))))
                .with("allOf", new Json.Array(forms));
    }

    private static Json.Mapping when(Json.Mapping condition, Keys keys) {
        return Json.mapping("if", condition).with("then", Shapes.of(keys));
    }

    private static Json.Mapping tolerance() {
        Json.Mapping mapping = Shapes.choice(Shapes.ofType("probe"), UNNAMED, Shapes.of(ToleranceKeys.STATUS));
        for (var type : new TreeMap<>(ToleranceKeys.BY_TYPE).entrySet()) {
            mapping = Shapes.choice(Shapes.ofType(type.getKey()), Shapes.of(type.getValue()), mapping);
        }
        var scalars = Form.either(Form.FLAG, Form.WHOLE, Form.TEXT, Form.items(Form.ANY));
        return Shapes.choice(Shapes.type("object"), mapping, Shapes.of(scalars))
                .with("description", Json.of("What the output must be like"));
    }
}
