package dev.squall.coordinator.run;

import dev.squall.coordinator.plan.PauseLength;
import dev.squall.model.experiment.Pauses.Pause;
import dev.squall.model.experiment.Step;
import dev.squall.model.journal.RunPolicy.Dry;
import java.time.Duration;

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
        boolean none = live.plan().policy().dry() == Dry.PAUSE || Skips.byDryRun(step, live);
        return none
                ? Duration.ZERO
                : PauseLength.of(pause, live.configuration()).orElse(Duration.ZERO);
    }
}
