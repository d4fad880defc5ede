package dev.squall.coordinator.run;

import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.Phase;
import dev.squall.model.journal.Result.Status;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunEvent.ControlSent;
import dev.squall.model.journal.RunEvent.PhaseEntered;
import dev.squall.model.journal.RunEvent.RunFinished;
import dev.squall.model.journal.StopCause;
import dev.squall.model.message.StepAddress.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The way out, whatever led here: an abort where a stop asked for one, the end of every fault, the author's rollbacks, the
 * end of whatever those left, the check whether the system has recovered, the result.
 */
final class RollingBackCourse {
    private RollingBackCourse() {}

    static List<RunEvent> next(RunState.RollingBack state, Instant now) {
        var live = state.live();
        var controls = Ending.controls(live, now);
        if (!controls.isEmpty()) {
            return controls.stream()
                    .map(control -> (RunEvent) new ControlSent(now, control.cluster(), control.control()))
                    .toList();
        }
        if (undoing(live)) {
            return List.of();
        }
        var steps = live.plan().experiment().rollbacks();
        if (due(state) && !state.rollbacks().done(steps)) {
            return Steps.next(state.rollbacks(), steps, Stages.ROLLBACK, live, now);
        }
        return live.work().hasOpen(Stage.ROLLBACK) ? List.of() : List.of(over(state, now));
    }

    private static RunEvent over(RunState.RollingBack state, Instant now) {
        return recovers(state)
                ? new PhaseEntered(now, Phase.CHECKING_RECOVERY)
                : new RunFinished(now, Ending.result(state.live(), state.acted(), Optional.empty()));
    }

    /** Whether something from before is still under way or in place, which the rollbacks wait for. */
    static boolean undoing(Live live) {
        return live.work().hasActionsBesides(Stage.ROLLBACK)
                || !live.faults().open().isEmpty();
    }

    /** What was never broken need not recover, and whoever interrupts does not want to wait for it. */
    private static boolean recovers(RunState.RollingBack state) {
        var live = state.live();
        return state.acted()
                && live.plan().experiment().recovery().isPresent()
                && !HypothesisCheck.probes(live).isEmpty()
                && !live.plan().policy().dry().skipsProbes()
                && !state.rollbacks().closed()
                && !isLeaving(live);
    }

    private static boolean due(RunState.RollingBack state) {
        var live = state.live();
        if (isLeaving(live)) {
            return false;
        }
        return switch (live.plan().policy().rollbacks()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case DEVIATED -> live.findings().deviated();
            case DEFAULT ->
                live.allows(Leniency.NO_ROLLBACKS_AFTER_FAILURE) ? succeeded(Statuses.of(live)) : state.acted();
        };
    }

    private static boolean isLeaving(Live live) {
        var cause = live.stop().map(stop -> stop.request().cause());
        return cause.equals(Optional.of(StopCause.QUIT)) || cause.equals(Optional.of(StopCause.CRASH));
    }

    private static boolean succeeded(Status status) {
        return status != Status.FAILED && status != Status.INTERRUPTED;
    }
}
