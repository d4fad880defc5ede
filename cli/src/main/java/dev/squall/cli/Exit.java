package dev.squall.cli;

import dev.squall.model.experiment.Experiment;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.message.Recovery;
import dev.squall.model.tolerance.Verdict;

/** The exit codes; 0, 1 and 2 mean what they mean for {@code chaos}. */
enum Exit {
    /** It held, or there was nothing to hold. */
    HELD(0),
    /** It deviated, failed, was aborted or interrupted; or the experiment or the request is not valid. */
    FAILED(1),
    /** The command line is wrong. */
    USAGE(2),
    /** The hypothesis did not hold before the method: nothing was injected, and nothing was shown. */
    GATE_MISSED(3),
    /** A fault may still be in place: its end is DIRTY or UNKNOWN. */
    LEFT_BROKEN(4),
    /** It went through, and nobody knows whether it held. */
    UNKNOWN(5);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** As Chaos Toolkit ends. */
    static Exit toTheLetter(Result result) {
        return result.status() == Result.Status.COMPLETED && !result.deviated() ? HELD : FAILED;
    }

    /** A fault that may be left is worse than any verdict. */
    static Exit of(Result result, Experiment experiment, RunPolicy policy) {
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
