package dev.squall.coordinator.run;

import dev.squall.model.tolerance.Judgement;
import dev.squall.model.tolerance.Verdict;
import java.util.Optional;

/**
 * What a run has learnt so far about its promise and its faults.
 *
 * @param evidence    whether anything was judged at all; without it nothing held
 * @param missedAfter whether the check after the method did not hold
 * @param failed      whether a check could not be made, where the policy takes that for the run's failure
 */
record Findings(
        boolean deviated,
        boolean unknown,
        boolean evidence,
        boolean missedAfter,
        boolean failed,
        Optional<String> reason) {
    static final Findings NONE = new Findings(false, false, false, false, false, Optional.empty());

    Findings with(Judgement judgement) {
        return new Findings(
                deviated || judgement.verdict() == Verdict.DEVIATED,
                unknown || judgement.verdict() == Verdict.UNKNOWN,
                true,
                missedAfter,
                failed,
                judgement.verdict() == Verdict.HELD ? reason : reason.or(() -> Optional.of(judgement.reason())));
    }

    Findings missingAfter(boolean missed) {
        return new Findings(deviated, unknown, evidence, missed, failed, reason);
    }

    Findings failing() {
        return new Findings(deviated, unknown, evidence, missedAfter, true, reason);
    }

    Verdict verdict() {
        if (deviated) {
            return Verdict.DEVIATED;
        }
        return unknown || !evidence ? Verdict.UNKNOWN : Verdict.HELD;
    }
}
