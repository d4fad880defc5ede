package dev.squall.coordinator.run;

import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunEvent.ControlSent;
import dev.squall.model.journal.RunEvent.RunFinished;
import dev.squall.model.message.StepAddress.Stage;
import java.time.Instant;
import java.util.List;

/**
 * The way out, whatever led here: an abort where a stop asked for one, the end of every fault, the author's rollbacks, the
 * end of whatever those left, the result.
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
        return live.work().hasOpen(Stage.ROLLBACK) ? List.of() : List.of(new RunFinished(now, Ending.result(state)));
    }

    /** Whether something from before is still under way or in place, which the rollbacks wait for. */
    static boolean undoing(Live live) {
        return live.work().hasActionsBesides(Stage.ROLLBACK) || !live.faults().isEmpty();
    }

    private static boolean due(RunState.RollingBack state) {
        return switch (state.live().plan().policy().rollbacks()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case DEVIATED -> state.live().findings().deviated();
            case DEFAULT -> state.acted();
        };
    }
}
