package dev.squall.model.message;

/** What ended a fault. */
public enum RecoveryCause {
    DURATION,
    LEASE,
    DEADLINE,
    /** The coordinator asked for this fault's end. */
    REQUESTED,
    ABORT,
    /** The agent came back and found the fault in its ledger. */
    RESTART
}
