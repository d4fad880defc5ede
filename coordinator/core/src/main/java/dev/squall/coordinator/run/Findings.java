package dev.squall.coordinator.run;

import dev.squall.model.tolerance.Judgement;
import dev.squall.model.tolerance.Verdict;
import java.util.Optional;

/**
 * What a run has learnt so far about its promise and its faults.
 *
 * @param evidence whether anything was judged at all; without it nothing held
 */
record Findings(boolean deviated, boolean unknown, boolean evidence, Optional<String> reason) {
    static final Findings NONE = new Findings(false, false, false, Optional.empty());

    Findings with(Judgement judgement) {
        return new Findings(
                deviated || judgement.verdict() == Verdict.DEVIATED,
                unknown || judgement.verdict() == Verdict.UNKNOWN,
                true,
                judgement.verdict() == Verdict.HELD ? reason : reason.or(() -> Optional.of(judgement.reason())));
    }

    Verdict verdict() {
        if (deviated) {
            return Verdict.DEVIATED;
        }
        return unknown || !evidence ? Verdict.UNKNOWN : Verdict.HELD;
    }
}
