package dev.squall.toxics.toxic;

/** How one direction of a connection ends. It travels behind the data, so that what came before it arrives before it. */
public enum Ending implements Piece {
    /** The sender has finished; the other direction goes on. */
    FINISHED,
    /** The connection ends: both sides are closed. */
    CLOSED,
    /** The connection is broken off: both sides see a reset. */
    RESET
}
