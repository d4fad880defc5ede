package dev.squall.local.controls;

import dev.squall.model.json.Json;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import java.util.ArrayList;

/** What a control is told that it is about: the experiment, or the part of it that stands in one place. */
sealed interface Context {
    String CHECK = "steady-state-hypothesis";

    /** Where an experiment comes from, while it is loaded. */
    record Source(String name) implements Context {}

    record Whole() implements Context {}

    record Hypothesis() implements Context {}

    /**
     * @param written what stands there in the file, with a reference followed
     * @param among   how many steps stand beside it there, itself included
     */
    record Activity(StepAddress address, Json written, int among) implements Context {}

    /** As the experiment has it now. */
    default Json in(Json.Mapping experiment) {
        return switch (this) {
            case Source(String name) -> Json.of(name);
            case Whole _ -> experiment;
            case Hypothesis _ -> experiment.get(CHECK).orElse(Json.Mapping.EMPTY);
            case Activity(var address, Json written, int among) -> {
                var steps = list(experiment, address.stage()).items();
                // Where a control has added or removed steps, places mean nothing any more.
                yield steps.size() == among && isActivity(steps.get(address.index()))
                        ? steps.get(address.index())
                        : written;
            }
        };
    }

    /** The experiment with this in its place. */
    default Json.Mapping into(Json.Mapping experiment, Json now) {
        return switch (this) {
            case Source _ -> experiment;
            case Whole _ -> now instanceof Json.Mapping whole ? whole : experiment;
            case Hypothesis _ -> experiment.get(CHECK).isPresent() ? experiment.with(CHECK, now) : experiment;
            case Activity(var address, var _, int among) -> {
                var steps = new ArrayList<>(list(experiment, address.stage()).items());
                if (steps.size() != among || !isActivity(steps.get(address.index()))) {
                    yield experiment;
                }
                steps.set(address.index(), now);
                yield with(experiment, address.stage(), new Json.Array(steps));
            }
        };
    }

    /** A reference stands for a step of another place. */
    private static boolean isActivity(Json step) {
        return step instanceof Json.Mapping fields && fields.get("ref").isEmpty();
    }

    private static Json list(Json.Mapping experiment, Stage stage) {
        var owner = stage.isCheck() ? experiment.get(CHECK).orElse(Json.NULL) : experiment;
        return owner instanceof Json.Mapping fields ? fields.get(key(stage)).orElse(Json.NULL) : Json.NULL;
    }

    private static Json.Mapping with(Json.Mapping experiment, Stage stage, Json steps) {
        return stage.isCheck() && experiment.get(CHECK).orElse(Json.NULL) instanceof Json.Mapping check
                ? experiment.with(CHECK, check.with(key(stage), steps))
                : experiment.with(key(stage), steps);
    }

    private static String key(Stage stage) {
        return switch (stage) {
            case BEFORE, DURING, AFTER, RECOVERY -> "probes";
            case METHOD -> "method";
            case ROLLBACK -> "rollbacks";
            case CONFIGURATION, GUARD -> throw new IllegalArgumentException(stage + " has no activities");
        };
    }
}
