package dev.squall.coordinator.run;

import dev.squall.coordinator.plan.PauseLength;
import dev.squall.model.experiment.Pauses.Pause;
import dev.squall.model.experiment.Step;
import dev.squall.model.journal.RunPolicy.Dry;
import java.time.Duration;
import java.util.Optional;

/** How long a step's pauses are; a step that is left out has none. */
final class StepPauses {
    private StepPauses() {}

    static Duration before(Step step, Live live) {
        return length(step, step.pauses().before(), live);
    }

    static Duration after(Step step, Live live) {
        return length(step, step.pauses().after(), live);
    }

    /** Zero when the pause cannot be known: the gate stops such a run before anything is injected. */
    private static Duration length(Step step, Pause pause, Live live) {
        if (pause.equals(Pause.NONE)) {
            return Duration.ZERO;
        }
        return leftOut(step, live)
                ? Duration.ZERO
                : PauseLength.of(pause, live.configuration()).orElse(Duration.ZERO);
    }

    /** Why nobody can wait for a pause of the step, before or after it. */
    static Optional<String> trouble(Step step, boolean before, Live live) {
        var pause = before ? step.pauses().before() : step.pauses().after();
        return pause instanceof Pause.Impossible(String reason) && !leftOut(step, live)
                ? Optional.of(reason)
                : Optional.empty();
    }

    private static boolean leftOut(Step step, Live live) {
        return live.plan().policy().dry() == Dry.PAUSE || Skips.byDryRun(step, live);
    }
}
