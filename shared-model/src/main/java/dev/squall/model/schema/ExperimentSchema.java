package dev.squall.model.schema;

import dev.squall.model.grammar.ExperimentKeys;
import dev.squall.model.json.Json;

/**
 * The JSON Schema (draft 2020-12) of an experiment's file, made of the grammar that the reader reads by. It accepts whatever the
 * reader accepts without a warning, and objects to nothing that the reader does not notice; the reader notices more, such as
 * references between steps.
 */
public final class ExperimentSchema {
    /** Its name; it is published as docs/experiment.schema.json. */
    public static final String ID = "urn:squall:experiment";

    private ExperimentSchema() {}

    public static Json.Mapping json() {
        var shape = Json.mapping("$schema", Json.of("https://json-schema.org/draft/2020-12/schema"))
                .with("$id", Json.of(ID))
                .with("title", Json.of("Experiment"))
                .with("$defs", Definitions.all());
        for (var member : Shapes.of(ExperimentKeys.EXPERIMENT).members().entrySet()) {
            shape = shape.with(member.getKey(), member.getValue());
        }
        return shape;
    }
}
