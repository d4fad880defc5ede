package dev.squall.model.journal;

/** What made a run leave its course; all of them lead through the rollbacks. */
public enum StopCause {
    /** The hypothesis did not hold before the method: nothing was injected. */
    GATE_MISSED,
    /** Somebody asked for it. */
    ABORT,
    GUARD,
    DEADLINE,
    /** Somebody wants out at once: what was broken is undone, the author's rollbacks are not waited for. */
    QUIT,
    /** A continuous hypothesis did not hold and the policy says stop. */
    DEVIATION,
    /** A step of the method failed or was out of tolerance. */
    FAILURE,
    /** The run cannot go on: an answer made no sense, a configuration value is missing. */
    ERROR,
    /** The tool failed where the policy says that it does not survive that. */
    CRASH
}
