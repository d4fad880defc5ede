package dev.squall.model.journal;

import dev.squall.model.message.Recovery;
import dev.squall.model.tolerance.Verdict;

/**
 * How a run ended.
 *
 * @param deviated whether the hypothesis, a judged step or a guard was out of bounds after something was injected
 * @param verdict  what is known of the hypothesis; HELD only with evidence
 * @param recovery what is known of all faults together
 * @param reason   one sentence for people
 */
public record Result(Status status, boolean deviated, Verdict verdict, Recovery recovery, String reason) {
    public enum Status {
        COMPLETED,
        /** The hypothesis did not hold before the method; nothing was injected. */
        GATE_MISSED,
        FAILED,
        ABORTED,
        INTERRUPTED,
        /** The tool failed where the policy says that nothing is left of the run: no rollbacks, no journal. */
        CRASHED
    }
}
