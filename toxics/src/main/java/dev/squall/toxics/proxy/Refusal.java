package dev.squall.toxics.proxy;

/**
 * Why something was not done; then nothing was changed.
 *
 * @param message in the words that clients of Toxiproxy know
 */
public record Refusal(Kind kind, String message) {
    /** Whose fault it is. */
    public enum Kind {
        /** What is wanted makes no sense. */
        INVALID,
        /** There is no such thing. */
        ABSENT,
        /** There is one already. */
        TAKEN,
        /** The system does not allow it: an address in use, a name that is not known. */
        IMPOSSIBLE,
        /** Somebody else is at it, or there is too much of it. */
        BUSY
    }

    static <T> Answer<T> noProxy() {
        return Answer.refused(Kind.ABSENT, "proxy not found");
    }

    static <T> Answer<T> noToxic() {
        return Answer.refused(Kind.ABSENT, "toxic not found");
    }
}
