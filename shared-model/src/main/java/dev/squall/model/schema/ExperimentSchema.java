package dev.squall.model.schema;

import static dev.squall.model.schema.Shapes.any;
import static dev.squall.model.schema.Shapes.duration;
import static dev.squall.model.schema.Shapes.either;
import static dev.squall.model.schema.Shapes.exactly;
import static dev.squall.model.schema.Shapes.list;
import static dev.squall.model.schema.Shapes.object;
import static dev.squall.model.schema.Shapes.properties;
import static dev.squall.model.schema.Shapes.ref;
import static dev.squall.model.schema.Shapes.text;
import static dev.squall.model.schema.Shapes.type;
import static dev.squall.model.schema.Shapes.values;
import static dev.squall.model.schema.Shapes.words;

import dev.squall.model.experiment.Strategies.HypothesisStrategy;
import dev.squall.model.experiment.Strategies.RollbackStrategy;
import dev.squall.model.json.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The JSON Schema (draft 2020-12) of an experiment's file, made from the language's own words. It accepts whatever the reader
 * accepts, so that an editor never marks what runs; the reader knows more, such as references between steps.
 */
public final class ExperimentSchema {
    /** Its name; it is published as docs/experiment.schema.json. */
    public static final String ID = "urn:squall:experiment";

    private ExperimentSchema() {}

    public static Json.Mapping json() {
        var definitions = new LinkedHashMap<String, Json>();
        definitions.putAll(StepSchema.definitions());
        definitions.putAll(SafetySchema.definitions());
        return Json.mapping("$schema", Json.of("https://json-schema.org/draft/2020-12/schema"))
                .with("$id", Json.of(ID))
                .with("title", Json.of("Experiment"))
                .with("$defs", new Json.Mapping(definitions))
                .with("allOf", new Json.Array(List.of(experiment())));
    }

    private static Json.Mapping experiment() {
        return object(
                "An experiment, in Chaos Toolkit's format with Squall's keys",
                List.of("title", "description", "method"),
                properties(
                        "title", text("What it shows"),
                        "description", text("Why that matters"),
                        "tags", list(type("string"), "Words to find it by"),
                        "configuration", values(value(), "Values for ${name}"),
                        "secrets", values(values(secret(), "A group"), "Values that only agents read, by group"),
                        "steady-state-hypothesis", hypothesis(),
                        "method", list(ref("step"), "What is done, in order"),
                        "rollbacks", list(ref("step"), "What is done afterwards, in order"),
                        "controls", list(ref("control"), "Controls around everything"),
                        "extensions", list(type("object"), "For other tools"),
                        "runtime", runtime(),
                        "owner", text("Who answers for it"),
                        "targets", ref("targets"),
                        "blast-radius", SafetySchema.blastRadius(),
                        "guards", list(ref("guard"), "What ends the run when it is out of bounds"),
                        "approval", SafetySchema.approval(),
                        "deadline", duration("Of the whole run up to its rollbacks"),
                        "recovery", SafetySchema.recovery()));
    }

    private static Json.Mapping hypothesis() {
        return object(
                "What must hold before and after",
                List.of("title"),
                properties(
                        "title", text("What must hold"),
                        "probes", list(ref("step"), "Each with a tolerance"),
                        "controls", list(ref("control"), "Controls around each check")));
    }

    private static Json.Mapping value() {
        return either(
                object(
                        "Of the environment",
                        List.of("type", "key"),
                        properties(
                                "type", exactly("env"),
                                "key", text("The variable's name"),
                                "default", any("When there is none"),
                                "env_var_type", type("string"))),
                any("A value, or {type: probe, provider}, which is asked before the run"));
    }

    private static Json.Mapping secret() {
        return any("A value, {type: env, key}, or {type: vault, path, key}");
    }

    private static Json.Mapping runtime() {
        return object(
                "How the run decides",
                List.of(),
                properties(
                        "hypothesis",
                                strategy(words(
                                        "When it is checked; default",
                                        Arrays.stream(HypothesisStrategy.values())
                                                .map(HypothesisStrategy::word)
                                                .toList())),
                        "rollbacks",
                                strategy(either(
                                        words(
                                                "When they run; default",
                                                Arrays.stream(RollbackStrategy.values())
                                                        .map(RollbackStrategy::word)
                                                        .toList()),
                                        any("Any other word is the default, with a warning")))));
    }

    private static Json.Mapping strategy(Json.Mapping words) {
        return object("When", List.of(), properties("strategy", words));
    }
}
