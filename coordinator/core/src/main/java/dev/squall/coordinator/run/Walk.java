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
import java.util.List;
import java.util.Optional;

/**
 * How far a list of steps has been gone through, one after the other with their pauses. A background step is left behind as
 * soon as it is dispatched, and so is one of a parallel group; the group is waited for after its last step. A step that is
 * repeated stays where it is, a round further.
 *
 * @param round  how often the step was carried out before
 * @param until  when the pause that is under way ends
 * @param closed whether no further step begins
 */
record Walk(int index, int round, Leg leg, Optional<Instant> until, boolean closed) {
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
        return new Walk(0, 0, Leg.STEP, Optional.empty(), false).arrive(0, steps, live);
    }

    boolean done(List<Step> steps) {
        return index >= steps.size();
    }

    private Walk at(Leg next) {
        return new Walk(index, round, next, Optional.empty(), closed);
    }

    private Walk arrive(int next, List<Step> steps, Live live) {
        if (closed || next >= steps.size()) {
            return over(steps);
        }
        boolean pauses = StepPauses.before(steps.get(next), live).isPositive();
        return new Walk(next, 0, pauses ? Leg.PAUSE_BEFORE : Leg.STEP, Optional.empty(), false);
    }

    private Walk over(List<Step> steps) {
        return new Walk(steps.size(), 0, Leg.STEP, Optional.empty(), closed);
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
        return waits && !closed
                ? new Walk(index + 1, 0, Leg.JOIN, Optional.empty(), false)
                : arrive(index + 1, steps, live);
    }

    Walk on(RunEvent.Progress event, List<Step> steps, Stages stages, Live live) {
        return switch (event) {
            case PauseStarted(var _, var step, var _, Instant end)
            when isHere(step, stages) -> new Walk(index, round, leg, Optional.of(end), closed);
            case PauseEnded(var _, var step, boolean before)
            when isHere(step, stages) -> before ? at(Leg.STEP) : arrive(index + 1, steps, live);
            case StepDispatched(var _, var command)
            when isHere(command.step(), stages) && mayBegin() ->
                leftBehind(steps, stages) ? leave(steps, stages, live) : at(Leg.RUNNING);
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
                ? new Walk(index, round + 1, Leg.PAUSE_BETWEEN, ended.again(), false)
                : leave(steps, stages, live);
    }

    /** An interruption ends a pause that is under way; whatever else closes lets it end. */
    private Walk closed(StopCause cause, List<Step> steps) {
        var last = new Walk(index, round, leg, until, true);
        return switch (leg) {
            case RUNNING -> last;
            case PAUSE_AFTER -> cause == StopCause.DEVIATION ? last : last.over(steps);
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
