package dev.squall.coordinator.run;

import dev.squall.model.experiment.Step;
import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunEvent.StepEnded;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import dev.squall.model.tolerance.Judgement;
import dev.squall.model.tolerance.Tolerance;
import dev.squall.model.tolerance.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ends steps whose agents have all answered: what came of them, what their tolerance says of it, whether they are tried again. */
final class Endings {
    private Endings() {}

    static List<RunEvent> next(Live live, Instant now) {
        for (var open : live.work().open().values()) {
            if (open.waiting().isEmpty() && open.address().stage() != Stage.GUARD) {
                return followed(live, end(live, open, now));
            }
        }
        return List.of();
    }

    private static List<RunEvent> followed(Live live, RunEvent event) {
        var events = new ArrayList<>(ToolErrors.with(live, event));
        if (event instanceof StepEnded ended) {
            events.addAll(Steps.pausedAside(live, ended));
        }
        return events;
    }

    /** The end of all steps that are under way. */
    static List<RunEvent> breakOff(Live live, Instant now) {
        var events = new ArrayList<RunEvent>();
        for (var address : live.work().open().keySet()) {
            if (address.stage() != Stage.GUARD) {
                events.add(new StepEnded(now, address, StepOutcome.BROKEN_OFF, Optional.empty()));
            }
        }
        return events;
    }

    private static RunEvent end(Live live, OpenStep open, Instant now) {
        if (open.brokenOff()) {
            return new StepEnded(now, open.address(), StepOutcome.BROKEN_OFF, Optional.empty());
        }
        var step = stepAt(live, open.address());
        var outcome = StepJudge.outcome(live, open);
        if (outcome == StepOutcome.SUCCEEDED
                && !open.judging()
                && step.tolerance().orElse(null) instanceof Tolerance.ByProbe(Step judge)) {
            return Dispatch.judge(live, StepJudge.given(judge, open), open, now);
        }
        var tolerance = tolerance(step);
        var judgement = tolerance.map(
                given -> lenient(live, open, StepJudge.judge(given, open, outcome, live.configuration())));
        return ended(live, open, judged(live, outcome, judgement), judgement, now);
    }

    /** What a repeated step is repeated until is what it is judged by. */
    private static Optional<Tolerance> tolerance(Step step) {
        return step.flow().repeat().isPresent()
                ? step.flow().repeat().get().until().or(step::tolerance)
                : step.tolerance();
    }

    /** A judge that cannot be asked says no, where errors of the tool end a run. */
    private static Judgement lenient(Live live, OpenStep open, Judgement judgement) {
        boolean silent = open.judging() && judgement.verdict() == Verdict.UNKNOWN;
        return silent && live.allows(Leniency.TOOL_ERROR_ENDS_RUN) ? Judgement.deviated(judgement.reason()) : judgement;
    }

    /** A tolerance that cannot be applied is an error of the tool. */
    private static StepOutcome judged(Live live, StepOutcome outcome, Optional<Judgement> judgement) {
        boolean unusable = outcome == StepOutcome.SUCCEEDED
                && judgement.isPresent()
                && judgement.get().verdict() == Verdict.UNKNOWN;
        return unusable && live.allows(Leniency.TOOL_ERROR_ENDS_RUN) ? StepOutcome.BROKE : outcome;
    }

    private static StepEnded ended(
            Live live, OpenStep open, StepOutcome outcome, Optional<Judgement> judgement, Instant now) {
        var again = Repeats.next(live, open.address(), judgement, now);
        return new StepEnded(now, open.address(), outcome, judgement, again);
    }

    static Step stepAt(Live live, StepAddress address) {
        return live.plan()
                .step(address)
                .orElseThrow(() -> new IllegalArgumentException("no step stands at " + address));
    }
}
