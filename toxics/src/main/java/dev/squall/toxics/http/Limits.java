package dev.squall.toxics.http;

import java.time.Duration;

/** What a client may ask for. */
final class Limits {
    /** Request line and headers together. */
    static final int HEAD_BYTES = 64 * 1024;

    static final int BODY_BYTES = 8 * 1024 * 1024;

    /** What is read of a body that nobody wanted, so that the connection can be used again. */
    static final int LEFTOVER_BYTES = 256 * 1024;

    static final int CONNECTIONS = 256;

    /** From the first byte of a request to the last of its body. */
    static final Duration REQUEST = Duration.ofSeconds(15);

    static final Duration RESPONSE = Duration.ofSeconds(30);

    static final Duration IDLE = Duration.ofSeconds(60);

    /** For a client to read the last answer and hang up. */
    static final Duration PARTING = Duration.ofMillis(500);

    private Limits() {}
}
