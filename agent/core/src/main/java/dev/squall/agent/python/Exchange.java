package dev.squall.agent.python;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * One request to a {@link Bridge} and what comes of it.
 *
 * @param begun when it was sent, on the elapsed clock
 */
record Exchange(long id, Duration begun, CompletableFuture<Reply> reply) {

    /** What comes back, exactly one of these. */
    sealed interface Reply {
        /** One line of JSON, unread. */
        @SuppressWarnings("ArrayRecordComponent") // Handed over once, never compared.
        record Line(byte[] json) implements Reply {}

        /** The process is gone, or nothing of it is waited for any more. */
        record Gone(String why) implements Reply {}
    }

    Exchange(long id, Duration begun) {
        this(id, begun, new CompletableFuture<>());
    }
}
