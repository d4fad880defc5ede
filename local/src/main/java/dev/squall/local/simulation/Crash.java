package dev.squall.local.simulation;

/** A process of the world ends here and now. Caught where that process is kept, and nowhere in its own code. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(String where) {
        super(where, null, false, false);
    }
}
