package dev.squall.coordinator.run;

import dev.squall.model.experiment.Step;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunEvent.StepEnded;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import dev.squall.model.tolerance.Tolerance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Ends steps whose agents have all answered: what came of them, and what their tolerance says of it. */
final class Endings {
    private Endings() {}

    static List<RunEvent> next(Live live, Instant now) {
        for (var open : live.work().open().values()) {
            if (open.waiting().isEmpty() && open.address().stage() != Stage.GUARD) {
                return List.of(end(live, open, now));
            }
        }
        return List.of();
    }

    private static RunEvent end(Live live, OpenStep open, Instant now) {
        var step = stepAt(live, open.address());
        var outcome =
                StepJudge.outcome(open, Dispatch.placement(live, open.address()).quorum());
        if (outcome == StepOutcome.SUCCEEDED
                && !open.judging()
                && step.tolerance().orElse(null) instanceof Tolerance.ByProbe(Step judge)) {
            return Dispatch.judge(live, StepJudge.given(judge, open), open, now);
        }
        var judgement = step.tolerance().isPresent()
                ? Optional.of(StepJudge.judge(step.tolerance().get(), open, outcome, live.configuration()))
                : Optional.<dev.squall.model.tolerance.Judgement>empty();
        return new StepEnded(now, open.address(), outcome, judgement);
    }

    static Step stepAt(Live live, StepAddress address) {
        var experiment = live.plan().experiment();
        return switch (address.stage()) {
            case CONFIGURATION -> live.dynamicProbes().get(address.index());
            case BEFORE, DURING, AFTER -> HypothesisCheck.probes(live).get(address.index());
            case METHOD -> experiment.method().get(address.index());
            case ROLLBACK -> experiment.rollbacks().get(address.index());
            case GUARD -> throw new IllegalArgumentException("a guard is no step: " + address);
        };
    }
}
