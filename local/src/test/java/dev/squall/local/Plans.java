package dev.squall.local;

import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Flow;
import dev.squall.model.experiment.Hypothesis;
import dev.squall.model.experiment.Pauses;
import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.Secrets;
import dev.squall.model.experiment.Step;
import dev.squall.model.experiment.Strategies;
import dev.squall.model.experiment.Targets;
import dev.squall.model.json.Json;
import dev.squall.model.tolerance.Tolerance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Experiments on a {@link Valve}. */
final class Plans {
    private Plans() {}

    enum Kind {
        ONLY_LOOKS,
        CLOSES_THE_VALVE,
        CLOSES_IT_AND_WAITS
    }

    static Experiment of(Kind kind) {
        var look = step(Step.Kind.PROBE, "look", Optional.of(new Tolerance.Exactly(Json.of(true))), Pauses.NONE);
        var wait = new Pauses(Pauses.Pause.NONE, new Pauses.Pause.Fixed(Duration.ofHours(1)));
        var method = switch (kind) {
            case ONLY_LOOKS -> List.of(look);
            case CLOSES_THE_VALVE -> List.of(step(Step.Kind.ACTION, "close", Optional.empty(), Pauses.NONE));
            case CLOSES_IT_AND_WAITS -> List.of(step(Step.Kind.ACTION, "close", Optional.empty(), wait));
        };
        return new Experiment(
                "A valve",
                "It can be closed and opened",
                List.of(),
                Configuration.EMPTY,
                Secrets.EMPTY,
                Optional.of(new Hypothesis("it is there", List.of(look), List.of(), Json.Mapping.EMPTY)),
                method,
                List.of(),
                List.of(),
                List.of(),
                Strategies.UNSAID,
                Optional.empty(),
                Targets.ANYWHERE,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Json.Mapping.EMPTY);
    }

    private static Step step(Step.Kind kind, String func, Optional<Tolerance> tolerance, Pauses pauses) {
        return new Step(
                kind,
                func,
                new Provider.Native("valve", func, Json.Mapping.EMPTY),
                tolerance,
                pauses,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Flow.PLAIN,
                Json.Mapping.EMPTY);
    }
}
