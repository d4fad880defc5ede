package dev.squall.coordinator.run;

import dev.squall.model.experiment.Flow.When;
import dev.squall.model.experiment.Substitution;
import dev.squall.model.json.Json;
import dev.squall.model.resolution.StepOutputs;
import dev.squall.model.tolerance.Judge;
import dev.squall.model.tolerance.Judgement;

/** Whether a step's {@code when} holds; UNKNOWN when what it refers to is not there. */
final class Conditions {
    private Conditions() {}

    static Judgement judge(When when, Live live) {
        return switch (StepOutputs.resolve(when.value(), live.outputs())) {
            case StepOutputs.Missing<Json>(String reason) -> Judgement.unknown("'when' cannot be known: " + reason);
            case StepOutputs.Resolved<Json>(Json written) -> {
                var value = Substitution.apply(written, live.configuration());
                yield when.tolerance().isPresent()
                        ? Judge.judge(when.tolerance().get(), value, live.configuration())
                        : truth(value);
            }
        };
    }

    private static Judgement truth(Json value) {
        return value instanceof Json.Bool(boolean holds)
                ? holds ? Judgement.held("'when' is true") : Judgement.deviated("'when' is false")
                : Judgement.unknown("'when' must be true or false, and it is " + value.typeName());
    }
}
