package dev.squall.coordinator.run;

import dev.squall.coordinator.plan.PauseLength;
import dev.squall.model.experiment.Pauses.Pause;
import dev.squall.model.experiment.Step;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a pause whose length is still unknown when everything that could tell it has been asked. */
final class UnknownPause {
    private UnknownPause() {}

    static Optional<String> in(Live live) {
        var experiment = live.plan().experiment();
        return Stream.of(HypothesisCheck.probes(live), experiment.method(), experiment.rollbacks())
                .flatMap(java.util.Collection::stream)
                .filter(step -> unknown(step.pauses().before(), live)
                        || unknown(step.pauses().after(), live))
                .map(Step::name)
                .findFirst()
                .map(name -> "a pause of '" + name
                        + "' has no length: its configuration value is missing or no number of seconds");
    }

    private static boolean unknown(Pause pause, Live live) {
        return PauseLength.of(pause, live.configuration()).isEmpty();
    }
}
