package dev.squall.model.tolerance;

/** What is known of a promise. UNKNOWN is shown and counted, never rounded up to HELD. */
public enum Verdict {
    HELD,
    DEVIATED,
    UNKNOWN;

    /** Both together: a deviation outweighs ignorance, and ignorance outweighs success. */
    public Verdict and(Verdict other) {
        if (this == DEVIATED || other == DEVIATED) {
            return DEVIATED;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : HELD;
    }
}
