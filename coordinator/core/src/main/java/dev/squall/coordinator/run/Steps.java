package dev.squall.coordinator.run;

import dev.squall.model.experiment.Step;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.tolerance.Judgement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens next on a walk through steps: a pause begins or ends, a step is dispatched or left out. */
final class Steps {
    private Steps() {}

    static List<RunEvent> next(Walk walk, List<Step> steps, Stages stages, Live live, Instant now) {
        var step = steps.get(walk.index());
        var address = stages.at(walk.index());
        return switch (walk.leg()) {
            case RUNNING -> List.of();
            case STEP ->
                skipped(step, live)
                        ? List.of(new RunEvent.StepEnded(now, address, StepOutcome.SKIPPED, leftOut(step)))
                        : Dispatch.step(live, step, address, now);
            case PAUSE_BEFORE, PAUSE_AFTER -> {
                boolean before = walk.leg() == Walk.Leg.PAUSE_BEFORE;
                if (walk.until().isEmpty()) {
                    var pause = before ? step.pauses().before() : step.pauses().after();
                    yield List.of(new RunEvent.PauseStarted(now, address, before, now.plus(Walk.pause(pause, live))));
                }
                yield now.isBefore(walk.until().get())
                        ? List.of()
                        : List.of(new RunEvent.PauseEnded(now, address, before));
            }
        };
    }

    private static boolean skipped(Step step, Live live) {
        var dry = live.plan().policy().dry();
        return step.kind() == Step.Kind.PROBE ? dry.skipsProbes() : dry.skipsActions();
    }

    private static Optional<Judgement> leftOut(Step step) {
        return step.tolerance().map(_ -> Judgement.held("left out by the dry run"));
    }
}
