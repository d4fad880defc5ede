package dev.squall.model.codec;

/** How an experiment's file is understood. */
public enum Dialect {
    /** Chaos Toolkit's keys and Squall's own. */
    SQUALL,
    /** Chaos Toolkit's keys alone, with its opinion of what is wrong; Squall's own mean nothing. */
    CHAOS_TOOLKIT,
    /** The same, and what Chaos Toolkit would refuse is kept where it can be carried as far as its run would come with it. */
    CHAOS_TOOLKIT_UNVALIDATED;

    boolean knowsSquall() {
        return this == SQUALL;
    }

    boolean validates() {
        return this != CHAOS_TOOLKIT_UNVALIDATED;
    }
}
