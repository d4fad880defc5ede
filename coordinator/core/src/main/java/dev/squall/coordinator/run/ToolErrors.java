package dev.squall.coordinator.run;

import dev.squall.model.experiment.Step;
import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunEvent.StepEnded;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.journal.StopCause;
import dev.squall.model.message.StepAddress;
import dev.squall.model.tolerance.Judgement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What follows from a step that broke where the policy does not take that for a failure of the step. */
final class ToolErrors {
    private ToolErrors() {}

    /** The event of a step's end and what it leads to. */
    static List<RunEvent> with(Live live, RunEvent event) {
        if (!(event instanceof StepEnded ended)) {
            return List.of(event);
        }
        var pause = pauseAfter(live, ended);
        if (ended.outcome() != StepOutcome.BROKE && pause.isEmpty()) {
            return List.of(event);
        }
        var step = Endings.stepAt(live, ended.step());
        String reason = "'" + step.name() + "' broke"
                + pause.or(() -> ended.judgement().map(Judgement::reason))
                        .map(why -> ": " + why)
                        .orElse("");
        return switch (ended.step().stage()) {
            case METHOD ->
                step.background() ? List.of(ended) : List.of(ended, closed(ended.at(), StopCause.ERROR, reason));
            case ROLLBACK ->
                step.background() ? List.of(ended) : List.of(ended, closed(ended.at(), StopCause.CRASH, reason));
            case BEFORE, AFTER ->
                List.of(ended, new RunEvent.StopRequested(ended.at(), StopCause.CRASH, "the hypothesis", reason));
            case DURING ->
                live.closed().isPresent()
                        ? List.of(ended)
                        : List.of(ended, closed(ended.at(), StopCause.ERROR, reason));
            case CONFIGURATION, RECOVERY, GUARD -> List.of(ended);
        };
    }

    /** What follows when nobody can wait for the pause before a step: it is not carried out. */
    static List<RunEvent> before(Live live, Step step, StepAddress address, Instant now) {
        var trouble = address.stage() == StepAddress.Stage.CONFIGURATION
                ? Optional.<String>empty()
                : StepPauses.trouble(step, true, live);
        var outcome = live.allows(Leniency.TOOL_ERROR_ENDS_RUN) ? StepOutcome.BROKE : StepOutcome.FAILED;
        return trouble.map(why -> with(
                        live,
                        new StepEnded(
                                now, address, outcome, Optional.of(Judgement.unknown("not carried out: " + why)))))
                .orElse(List.of());
    }

    private static Optional<String> pauseAfter(Live live, StepEnded ended) {
        boolean carriedOut = ended.outcome() != StepOutcome.SKIPPED && ended.outcome() != StepOutcome.BROKEN_OFF;
        boolean pauses = carriedOut
                && live.allows(Leniency.TOOL_ERROR_ENDS_RUN)
                && ended.step().stage() != StepAddress.Stage.CONFIGURATION;
        return pauses ? StepPauses.trouble(Endings.stepAt(live, ended.step()), false, live) : Optional.empty();
    }

    private static RunEvent closed(Instant at, StopCause cause, String reason) {
        return new RunEvent.StepsClosed(at, cause, "the run", reason);
    }
}
