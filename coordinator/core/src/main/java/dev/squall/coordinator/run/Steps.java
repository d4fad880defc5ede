package dev.squall.coordinator.run;

import dev.squall.model.experiment.Step;
import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import dev.squall.model.tolerance.Judgement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happens next on a walk through steps: a pause begins or ends, a step is dispatched or left out. */
final class Steps {
    private Steps() {}

    static List<RunEvent> next(Walk walk, List<Step> steps, Stages stages, Live live, Instant now) {
        for (var pause : walk.aside()) {
            if (!now.isBefore(pause.until())) {
                return endedAside(pause, steps.get(pause.step().index()), live, now);
            }
        }
        if (walk.passedAll(steps)) {
            return List.of();
        }
        var step = steps.get(walk.index());
        var address = stages.at(walk.index(), walk.round());
        return switch (walk.leg()) {
            case RUNNING, JOIN -> List.of();
            case STEP -> begin(step, address, live, now);
            case PAUSE_BETWEEN -> isOver(walk, now) ? Dispatch.step(live, step, address, now) : List.of();
            case PAUSE_BEFORE -> walk.until().isEmpty() ? paused(step, address, live, now) : ended(walk, address, now);
            case PAUSE_AFTER ->
                walk.until().isEmpty()
                        ? pause(address, false, now.plus(StepPauses.after(step, live)), now)
                        : ended(walk, address, now);
        };
    }

    private static List<RunEvent> begin(Step step, StepAddress address, Live live, Instant now) {
        var leftOut = leftOut(step, address, live);
        if (leftOut.isPresent()) {
            return skip(leftOut.get(), address, now);
        }
        var trouble = ToolErrors.before(live, step, address, now);
        return trouble.isEmpty() ? Dispatch.step(live, step, address, now) : trouble;
    }

    /** A step that is left out is not waited for either. */
    private static List<RunEvent> paused(Step step, StepAddress address, Live live, Instant now) {
        var leftOut = leftOut(step, address, live);
        return leftOut.isPresent()
                ? skip(leftOut.get(), address, now)
                : pause(address, true, now.plus(StepPauses.before(step, live)), now);
    }

    private static List<RunEvent> pause(StepAddress address, boolean before, Instant until, Instant now) {
        return List.of(new RunEvent.PauseStarted(now, address, before, until));
    }

    private static List<RunEvent> ended(Walk walk, StepAddress address, Instant now) {
        boolean before = walk.leg() == Walk.Leg.PAUSE_BEFORE;
        return isOver(walk, now) ? List.of(new RunEvent.PauseEnded(now, address, before)) : List.of();
    }

    /** A pause and what follows it are one: nothing else remembers that the step is still to begin. */
    private static List<RunEvent> endedAside(Walk.Aside pause, Step step, Live live, Instant now) {
        var events = new ArrayList<RunEvent>();
        events.add(new RunEvent.PauseEnded(now, pause.step(), pause.before()));
        if (pause.before()) {
            events.addAll(begin(step, pause.step(), live, now));
        }
        return events;
    }

    /** The pause after a background step, which nothing but the end of the method waits for. */
    static List<RunEvent> pausedAside(Live live, RunEvent.StepEnded ended) {
        boolean begins = ended.outcome() != StepOutcome.SKIPPED
                && ended.outcome() != StepOutcome.BROKEN_OFF
                && live.closed().isEmpty();
        var stage = ended.step().stage();
        if (!begins || (stage != Stage.METHOD && stage != Stage.ROLLBACK)) {
            return List.of();
        }
        var step = Endings.stepAt(live, ended.step());
        var length = StepPauses.after(step, live);
        return step.background() && length.isPositive()
                ? pause(ended.step(), false, ended.at().plus(length), ended.at())
                : List.of();
    }

    private static boolean isOver(Walk walk, Instant now) {
        return walk.until().isPresent() && !now.isBefore(walk.until().get());
    }

    /** Why a step is not carried out. */
    private record LeftOut(Optional<Judgement> judgement) {}

    private static List<RunEvent> skip(LeftOut why, StepAddress address, Instant now) {
        return List.of(new RunEvent.StepEnded(now, address, StepOutcome.SKIPPED, why.judgement()));
    }

    private static Optional<LeftOut> leftOut(Step step, StepAddress address, Live live) {
        boolean asked = address.stage() == Stage.CONFIGURATION && live.allows(Leniency.DRY_RUN_ASKS_CONFIGURATION);
        if (!asked && Skips.byDryRun(step, live)) {
            return Optional.of(new LeftOut(step.tolerance().map(_ -> Judgement.held("left out by the dry run"))));
        }
        if (step.flow().when().isEmpty()) {
            return Optional.empty();
        }
        var condition = Conditions.judge(step.flow().when().get(), live);
        return switch (condition.verdict()) {
            case HELD -> Optional.empty();
            case DEVIATED -> Optional.of(new LeftOut(Optional.empty()));
            case UNKNOWN -> Optional.of(new LeftOut(Optional.of(condition)));
        };
    }
}
