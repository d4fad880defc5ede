package dev.squall.coordinator.run;

import dev.squall.model.experiment.Step;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunEvent.PauseEnded;
import dev.squall.model.journal.RunEvent.PauseStarted;
import dev.squall.model.journal.RunEvent.StepDispatched;
import dev.squall.model.journal.RunEvent.StepEnded;
import dev.squall.model.journal.RunEvent.StepsClosed;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.journal.StopCause;
import dev.squall.model.message.StepAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a list of steps has been gone through, one after the other with their pauses. A background step is left behind as
 * soon as its pause begins or it is dispatched, and so is one of a parallel group; the group is waited for after its last
 * step. A step that is repeated stays where it is, a round further.
 *
 * @param round  how often the step was carried out before
 * @param until  when the pause that is under way ends
 * @param aside  pauses of background steps that are under way as well
 * @param closed whether no further step begins
 */
record Walk(int index, int round, Leg leg, Optional<Instant> until, List<Aside> aside, boolean closed) {
    Walk {
        aside = List.copyOf(aside);
    }

    /** A pause that only its own step waits for. */
    record Aside(StepAddress step, boolean before, Instant until) {}

    enum Leg {
        PAUSE_BEFORE,
        STEP,
        RUNNING,
        /** Between two rounds of one step. */
        PAUSE_BETWEEN,
        PAUSE_AFTER,
        /** Before a step, for the parallel group before it. */
        JOIN
    }

    static Walk of(List<Step> steps, Live live) {
        return new Walk(0, 0, Leg.STEP, Optional.empty(), List.of(), false).arrive(0, steps, live);
    }

    boolean done(List<Step> steps) {
        return passedAll(steps) && aside.isEmpty();
    }

    boolean passedAll(List<Step> steps) {
        return index >= steps.size();
    }

    /** When the next of its pauses ends. */
    Optional<Instant> wakeup() {
        var earliest = until;
        for (var pause : aside) {
            boolean sooner = earliest.isEmpty() || pause.until().isBefore(earliest.get());
            earliest = sooner ? Optional.of(pause.until()) : earliest;
        }
        return earliest;
    }

    private Walk at(Leg next) {
        return to(index, round, next, Optional.empty());
    }

    private Walk to(int nextIndex, int nextRound, Leg nextLeg, Optional<Instant> nextUntil) {
        return new Walk(nextIndex, nextRound, nextLeg, nextUntil, aside, closed);
    }

    private Walk with(List<Aside> pauses) {
        return new Walk(index, round, leg, until, pauses, closed);
    }

    private Walk arrive(int next, List<Step> steps, Live live) {
        if (closed || next >= steps.size()) {
            return over(steps);
        }
        boolean pauses = StepPauses.before(steps.get(next), live).isPositive();
        return to(next, 0, pauses ? Leg.PAUSE_BEFORE : Leg.STEP, Optional.empty());
    }

    private Walk over(List<Step> steps) {
        return to(steps.size(), 0, Leg.STEP, Optional.empty());
    }

    private Walk leave(List<Step> steps, Stages stages, Live live) {
        if (StepPauses.after(steps.get(index), live).isPositive()) {
            return at(Leg.PAUSE_AFTER);
        }
        return passed(steps, stages, live);
    }

    private Walk passed(List<Step> steps, Stages stages, Live live) {
        boolean alone = steps.get(index).flow().parallel().isEmpty();
        return alone ? arrive(index + 1, steps, live) : join(steps, stages, live);
    }

    /** On to the next step, or before it while the group that ends here is under way. */
    private Walk join(List<Step> steps, Stages stages, Live live) {
        boolean waits = index + 1 < steps.size()
                && !Groups.goesOn(steps, index)
                && Groups.isOpen(steps, index, stages, live.work());
        return waits && !closed ? to(index + 1, 0, Leg.JOIN, Optional.empty()) : arrive(index + 1, steps, live);
    }

    Walk on(RunEvent.Progress event, List<Step> steps, Stages stages, Live live) {
        return switch (event) {
            case PauseStarted(var _, var step, boolean before, Instant end)
            when isAside(step, steps, stages) -> setAside(new Aside(step, before, end), steps, stages, live);
            case PauseStarted(var _, var step, var _, Instant end)
            when isHere(step, stages) -> to(index, round, leg, Optional.of(end));
            case PauseEnded(var _, var step, var _)
            when isAside(step, steps, stages) ->
                with(aside.stream().filter(pause -> !pause.step().equals(step)).toList());
            case PauseEnded(var _, var step, boolean before)
            when isHere(step, stages) -> before ? at(Leg.STEP) : arrive(index + 1, steps, live);
            case StepDispatched(var _, var command)
            when isHere(command.step(), stages) && mayBegin() ->
                leftBehind(steps, stages) ? passed(steps, stages, live) : at(Leg.RUNNING);
            case StepEnded ended -> ended(ended, steps, stages, live);
            case StepsClosed closing -> closed(closing.cause(), steps);
            case PauseStarted _, PauseEnded _, StepDispatched _ -> this;
            case RunEvent.OwnershipTaken _,
                    RunEvent.StepAnswered _,
                    RunEvent.HypothesisJudged _,
                    RunEvent.ControlSent _,
                    RunEvent.FaultRecovered _,
                    RunEvent.FaultFound _,
                    RunEvent.FaultLost _,
                    RunEvent.GuardSampled _,
                    RunEvent.GuardWarned _,
                    RunEvent.GuardTripped _,
                    RunEvent.StopRequested _ -> this;
        };
    }

    /** The next step does not wait for a pause before this one. */
    private Walk setAside(Aside pause, List<Step> steps, Stages stages, Live live) {
        var more = new ArrayList<>(aside);
        more.add(pause);
        var paused = with(more);
        return isHere(pause.step(), stages) ? paused.passed(steps, stages, live) : paused;
    }

    private static boolean isAside(StepAddress step, List<Step> steps, Stages stages) {
        return stages.has(step)
                && stages.mayRunInBackground()
                && steps.get(step.index()).background();
    }

    private boolean mayBegin() {
        return leg == Leg.STEP || leg == Leg.PAUSE_BETWEEN;
    }

    private Walk ended(StepEnded ended, List<Step> steps, Stages stages, Live live) {
        if (leg == Leg.JOIN) {
            return Groups.isOpen(steps, index - 1, stages, live.work()) ? this : arrive(index, steps, live);
        }
        if (!isHere(ended.step(), stages) || leg == Leg.PAUSE_AFTER) {
            return this;
        }
        if (ended.outcome() == StepOutcome.SKIPPED) {
            return passed(steps, stages, live);
        }
        return ended.again().isPresent() && !closed
                ? to(index, round + 1, Leg.PAUSE_BETWEEN, ended.again())
                : leave(steps, stages, live);
    }

    /** An interruption ends a pause that is under way; whatever else closes lets it end, if its step has begun. */
    private Walk closed(StopCause cause, List<Step> steps) {
        boolean interrupts = cause == StopCause.ABORT || cause == StopCause.QUIT;
        var pauses =
                aside.stream().filter(pause -> !interrupts && !pause.before()).toList();
        var last = new Walk(index, round, leg, until, pauses, true);
        return switch (leg) {
            case RUNNING -> last;
            case PAUSE_AFTER -> interrupts ? last.over(steps) : last;
            case PAUSE_BEFORE, STEP, PAUSE_BETWEEN, JOIN -> last.over(steps);
        };
    }

    private boolean leftBehind(List<Step> steps, Stages stages) {
        var step = steps.get(index);
        return stages.mayRunInBackground()
                && (step.background() || step.flow().parallel().isPresent());
    }

    private boolean isHere(StepAddress address, Stages stages) {
        return address.equals(stages.at(index, round));
    }
}
