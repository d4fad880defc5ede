package dev.squall.point.arming;

/** What comes of an {@link Order}. */
public sealed interface Answer {
    /** @param fresh false when the very same was armed already, and was only renewed */
    record Granted(Arming arming, boolean fresh) implements Answer {}

    /** @param detail what is wrong, in words for the one who asked */
    record Refused(Reason reason, String detail) implements Answer {}

    /** Why nothing was armed. */
    enum Reason {
        /** It cannot be armed as it was asked for. */
        INVALID,
        /** This arming is over; a late copy of its order does not begin it again. */
        OVER,
        /** Chaos points are switched off, or halted. */
        HALTED,
        /** As much is armed as may be. */
        FULL
    }
}
