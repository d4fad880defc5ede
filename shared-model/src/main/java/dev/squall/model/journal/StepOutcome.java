package dev.squall.model.journal;

/** How a step ended, over all of its agents. */
public enum StepOutcome {
    SUCCEEDED,
    FAILED,
    /** Nobody knows whether it took effect. */
    UNKNOWN,
    /** The tool failed, not the step; only where the policy tells the two apart. */
    BROKE,
    /** A stop came while it ran. */
    BROKEN_OFF,
    /** A dry run left it out. */
    SKIPPED
}
