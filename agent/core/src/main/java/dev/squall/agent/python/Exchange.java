package dev.squall.agent.python;

import java.util.concurrent.CompletableFuture;

/** One request to a {@link Bridge} and what comes of it. */
record Exchange(long id, CompletableFuture<Reply> reply) {

    /** What comes back, exactly one of these. */
    sealed interface Reply {
        /** One line of JSON, unread. */
        @SuppressWarnings("ArrayRecordComponent") // Handed over once, never compared.
        record Line(byte[] json) implements Reply {}

        /** The process is gone, or nothing of it is waited for any more. */
        record Gone(String why) implements Reply {}
    }

    Exchange(long id) {
        this(id, new CompletableFuture<>());
    }
}
