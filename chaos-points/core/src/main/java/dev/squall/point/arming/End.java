package dev.squall.point.arming;

/** Why an arming is over. */
public enum End {
    /** Somebody took it away. */
    DISARMED,
    /** Its time was over and nobody had renewed it. */
    EXPIRED,
    /** Another fault was armed under its id. */
    REPLACED,
    /** Everything was halted. */
    HALTED
}
