package dev.squall.model.message;

/** What reading the system again says of an undo. */
public enum Recovery {
    CLEAN,
    /** Something of the fault is still there. */
    DIRTY,
    /** It could not be read. */
    UNKNOWN;

    public Recovery and(Recovery other) {
        if (this == DIRTY || other == DIRTY) {
            return DIRTY;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : CLEAN;
    }
}
