package dev.squall.coordinator.run;

import dev.squall.coordinator.plan.PauseLength;
import dev.squall.model.experiment.Pauses.Pause;
import dev.squall.model.experiment.Step;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunEvent.PauseEnded;
import dev.squall.model.journal.RunEvent.PauseStarted;
import dev.squall.model.journal.RunEvent.StepDispatched;
import dev.squall.model.journal.RunEvent.StepEnded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a list of steps has been gone through, one after the other with their pauses. A background step is left behind
 * as soon as it is dispatched.
 *
 * @param until when the pause that is under way ends
 */
record Walk(int index, Leg leg, Optional<Instant> until) {
    enum Leg {
        PAUSE_BEFORE,
        STEP,
        RUNNING,
        PAUSE_AFTER
    }

    static Walk of(List<Step> steps, Live live) {
        return arrive(0, steps, live);
    }

    boolean done(List<Step> steps) {
        return index >= steps.size();
    }

    private static Walk arrive(int index, List<Step> steps, Live live) {
        boolean pauses = index < steps.size()
                && pause(steps.get(index).pauses().before(), live).isPositive();
        return new Walk(index, pauses ? Leg.PAUSE_BEFORE : Leg.STEP, Optional.empty());
    }

    private Walk leave(List<Step> steps, Live live) {
        boolean pauses = pause(steps.get(index).pauses().after(), live).isPositive();
        return pauses ? new Walk(index, Leg.PAUSE_AFTER, Optional.empty()) : arrive(index + 1, steps, live);
    }

    /** Zero when the pause cannot be known: the gate stops such a run before anything is injected. */
    static Duration pause(Pause pause, Live live) {
        return live.plan().policy().dry().skipsPauses()
                ? Duration.ZERO
                : PauseLength.of(pause, live.configuration()).orElse(Duration.ZERO);
    }

    Walk on(RunEvent.Progress event, List<Step> steps, Stages stages, Live live) {
        return switch (event) {
            case PauseStarted(var _, var step, var _, Instant end)
            when isHere(step, stages) -> new Walk(index, leg, Optional.of(end));
            case PauseEnded(var _, var step, boolean before)
            when isHere(step, stages) ->
                before ? new Walk(index, Leg.STEP, Optional.empty()) : arrive(index + 1, steps, live);
            case StepDispatched(var _, var command)
            when isHere(command.step(), stages) && leg == Leg.STEP ->
                inBackground(steps, stages) ? leave(steps, live) : new Walk(index, Leg.RUNNING, Optional.empty());
            case StepEnded ended when isHere(ended.step(), stages) && leg != Leg.PAUSE_AFTER -> leave(steps, live);
            case PauseStarted _, PauseEnded _, StepDispatched _, StepEnded _ -> this;
            case RunEvent.OwnershipTaken _,
                    RunEvent.StepAnswered _,
                    RunEvent.HypothesisJudged _,
                    RunEvent.ControlSent _,
                    RunEvent.FaultRecovered _,
                    RunEvent.FaultFound _,
                    RunEvent.FaultLost _,
                    RunEvent.GuardSampled _,
                    RunEvent.GuardTripped _,
                    RunEvent.StopRequested _ -> this;
        };
    }

    private boolean inBackground(List<Step> steps, Stages stages) {
        return steps.get(index).background() && stages.mayRunInBackground();
    }

    private boolean isHere(dev.squall.model.message.StepAddress address, Stages stages) {
        return address.equals(stages.at(index));
    }
}
