package dev.squall.coordinator.run;

import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.Phase;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunEvent.PhaseEntered;
import dev.squall.model.journal.RunEvent.StepsClosed;
import dev.squall.model.journal.RunEvent.StopRequested;
import dev.squall.model.journal.StopCause;
import dev.squall.model.message.StepAddress.Stage;
import dev.squall.model.tolerance.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run does next by itself at a given time; nothing when it waits. First what holds in every phase (overdue answers,
 * guards, ended steps), then the phase's own course. A stop leads from everywhere to the rollbacks.
 */
final class Next {
    private Next() {}

    static List<RunEvent> of(RunState state, Instant now) {
        return switch (state) {
            case RunState.Unplanned _ -> List.of();
            case RunState.Finished finished -> Overdue.faults(finished.live(), now);
            case RunState.RollingBack rolling -> {
                var events = everywhere(rolling.live(), now);
                yield events.isEmpty() ? RollingBackCourse.next(rolling, now) : events;
            }
            case RunState.Planned planned ->
                planned.live().stop().isPresent() ? toRollbacks(planned.live(), now) : List.of();
            case RunState.AwaitingApproval waiting -> awaiting(waiting, now);
            case RunState.CheckingBefore before -> going(before, now);
            case RunState.Acting acting -> going(acting, now);
            case RunState.CheckingAfter after -> going(after, now);
            case RunState.CheckingRecovery recovery -> {
                var events = everywhere(recovery.live(), now);
                yield events.isEmpty() ? RecoveryCourse.next(recovery, now) : events;
            }
        };
    }

    private static List<RunEvent> everywhere(Live live, Instant now) {
        var answers = Overdue.answers(live, now);
        if (!answers.isEmpty()) {
            return answers;
        }
        var faults = Overdue.faults(live, now);
        return faults.isEmpty() ? Endings.next(live, now) : faults;
    }

    private static List<RunEvent> going(RunState.Known state, Instant now) {
        var live = state.live();
        var events = everywhere(live, now);
        if (!events.isEmpty()) {
            return events;
        }
        if (live.stop().isPresent()) {
            return toRollbacks(live, now);
        }
        var late = Overdue.deadline(live, now);
        if (!late.isEmpty()) {
            return late;
        }
        var guarded = Guards.next(live, now);
        return guarded.isEmpty() ? course(state, now) : guarded;
    }

    private static List<RunEvent> course(RunState.Known state, Instant now) {
        return switch (state) {
            case RunState.CheckingBefore before -> gate(before, now);
            case RunState.Acting acting -> method(acting, now);
            case RunState.CheckingAfter after -> afterCheck(after, now);
            case RunState.Planned _,
                    RunState.AwaitingApproval _,
                    RunState.RollingBack _,
                    RunState.CheckingRecovery _,
                    RunState.Finished _ -> List.of();
        };
    }

    private static List<RunEvent> awaiting(RunState.AwaitingApproval state, Instant now) {
        if (state.live().stop().isPresent()) {
            return toRollbacks(state.live(), now);
        }
        int required = state.live().plan().experiment().approval().orElseThrow().required();
        return state.approvers().size() >= required ? List.of(new PhaseEntered(now, Phase.CHECKING_BEFORE)) : List.of();
    }

    /** Nothing is injected before the configuration is known, the hypothesis holds and every guard is quiet. */
    private static List<RunEvent> gate(RunState.CheckingBefore state, Instant now) {
        var live = state.live();
        var dynamic = live.dynamicProbes();
        if (!state.configuration().done(dynamic)) {
            return Steps.next(state.configuration(), dynamic, Stages.CONFIGURATION, live, now);
        }
        var unknown = UnknownPause.in(live);
        if (unknown.isPresent()) {
            return List.of(new StopRequested(now, StopCause.ERROR, "the run", unknown.get()));
        }
        var check = state.check().next(live, now);
        if (!check.isEmpty()
                || (state.check().wanted() && state.check().judged().isEmpty())) {
            return check;
        }
        var missed = state.check().judged().filter(judgement -> judgement.verdict() != Verdict.HELD);
        if (missed.isPresent()) {
            return List.of(new StopRequested(
                    now, StopCause.GATE_MISSED, "the hypothesis", missed.get().reason()));
        }
        return Guards.readyAt(live).filter(at -> !now.isBefore(at)).isPresent()
                ? List.of(new PhaseEntered(now, Phase.ACTING))
                : List.of();
    }

    private static List<RunEvent> method(RunState.Acting state, Instant now) {
        var live = state.live();
        var steps = live.plan().experiment().method();
        boolean walking = walking(state);
        if ((walking && live.closed().isEmpty()) || state.during().underWay(live)) {
            var check = state.during().next(live, now);
            if (!check.isEmpty()) {
                return check;
            }
        }
        if (live.plan().policy().failFast()
                && live.closed().isEmpty()
                && state.during().judged().isPresent()) {
            String reason = state.during().judged().get().reason();
            return List.of(
                    live.allows(Leniency.FAIL_FAST_WAITS)
                            ? new StepsClosed(now, StopCause.DEVIATION, "the hypothesis", reason)
                            : new StopRequested(now, StopCause.DEVIATION, "the hypothesis", reason));
        }
        if (!state.method().done(steps)) {
            return Steps.next(state.method(), steps, Stages.METHOD, live, now);
        }
        if (walking || state.during().underWay(live)) {
            return List.of();
        }
        boolean checks = live.closed().map(StepsClosed::cause).orElse(StopCause.DEVIATION) == StopCause.DEVIATION;
        return checks ? List.of(new PhaseEntered(now, Phase.CHECKING_AFTER)) : toRollbacks(live, now);
    }

    /** Whether steps of the method are still to come or under way. */
    static boolean walking(RunState.Acting state) {
        return !state.method().done(state.live().plan().experiment().method())
                || state.live().work().hasOpen(Stage.METHOD);
    }

    private static List<RunEvent> afterCheck(RunState.CheckingAfter state, Instant now) {
        boolean over = !state.check().wanted() || state.check().judged().isPresent();
        return over ? toRollbacks(state.live(), now) : state.check().next(state.live(), now);
    }

    /** Steps that are still open are broken off; what their actions left is found by their answers and undone. */
    private static List<RunEvent> toRollbacks(Live live, Instant now) {
        var events = new ArrayList<>(Endings.breakOff(live, now));
        events.add(new PhaseEntered(now, Phase.ROLLING_BACK));
        return events;
    }
}
