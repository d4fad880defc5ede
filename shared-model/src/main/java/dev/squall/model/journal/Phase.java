package dev.squall.model.journal;

/** Where a run is. */
public enum Phase {
    PLANNED,
    AWAITING_APPROVAL,
    CHECKING_BEFORE,
    ACTING,
    CHECKING_AFTER,
    ROLLING_BACK,
    CHECKING_RECOVERY,
    FINISHED
}
