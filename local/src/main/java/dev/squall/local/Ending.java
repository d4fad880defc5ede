package dev.squall.local;

import dev.squall.model.experiment.Experiment;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.message.Recovery;
import dev.squall.model.tolerance.Verdict;

/** What a run's result means to whoever asked for the run. */
public enum Ending {
    /** It held, or there was nothing to hold. */
    HELD,
    /** It deviated, failed, was aborted or interrupted. */
    FAILED,
    /** The hypothesis did not hold before the method: nothing was injected, and nothing was shown. */
    GATE_MISSED,
    /** A fault may still be in place: its end is DIRTY or UNKNOWN. */
    LEFT_BROKEN,
    /** It went through, and nobody knows whether it held. */
    UNKNOWN;

    /** A fault that may be left is worse than any verdict. */
    public static Ending of(Result result, Experiment experiment, RunPolicy policy) {
        if (result.recovery() != Recovery.CLEAN) {
            return LEFT_BROKEN;
        }
        return switch (result.status()) {
            case GATE_MISSED -> GATE_MISSED;
            case FAILED, ABORTED, INTERRUPTED, CRASHED -> FAILED;
            case COMPLETED -> {
                if (result.deviated() || result.verdict() == Verdict.DEVIATED) {
                    yield FAILED;
                }
                yield result.verdict() == Verdict.UNKNOWN && promised(experiment, policy) ? UNKNOWN : HELD;
            }
        };
    }

    private static boolean promised(Experiment experiment, RunPolicy policy) {
        var strategy = policy.hypothesis();
        return policy.dry() == RunPolicy.Dry.NONE
                && experiment.hypothesis().isPresent()
                && (strategy.after() || strategy.during());
    }
}
