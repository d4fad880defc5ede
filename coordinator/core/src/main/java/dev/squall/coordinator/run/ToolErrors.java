package dev.squall.coordinator.run;

import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunEvent.StepEnded;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.journal.StopCause;
import java.time.Instant;
import java.util.List;

/** What follows from a step that broke where the policy does not take that for a failure of the step. */
final class ToolErrors {
    private ToolErrors() {}

    /** The event of a step's end and what it leads to. */
    static List<RunEvent> with(Live live, RunEvent event) {
        if (!(event instanceof StepEnded ended) || ended.outcome() != StepOutcome.BROKE) {
            return List.of(event);
        }
        var step = Endings.stepAt(live, ended.step());
        String reason = "'" + step.name() + "' broke"
                + ended.judgement().map(given -> ": " + given.reason()).orElse("");
        return switch (ended.step().stage()) {
            case METHOD ->
                step.background() ? List.of(ended) : List.of(ended, closed(ended.at(), StopCause.ERROR, reason));
            case ROLLBACK ->
                step.background() ? List.of(ended) : List.of(ended, closed(ended.at(), StopCause.CRASH, reason));
            case BEFORE, AFTER ->
                List.of(ended, new RunEvent.StopRequested(ended.at(), StopCause.CRASH, "the hypothesis", reason));
            case CONFIGURATION, DURING, RECOVERY, GUARD -> List.of(ended);
        };
    }

    private static RunEvent closed(Instant at, StopCause cause, String reason) {
        return new RunEvent.StepsClosed(at, cause, "the run", reason);
    }
}
