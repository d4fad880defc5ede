package dev.squall.toxics.http;

import java.time.Duration;

/**
 * What a client may ask for, and how long it may take.
 *
 * @param headBytes request line and headers together
 * @param bodyBytes of one request
 * @param leftoverBytes read of a body that nobody wanted, so that the connection can be used again
 * @param connections at once
 * @param request from the first byte of a request to the last of its body
 * @param response to take an answer
 * @param idle between two requests
 * @param parting to read the last answer and hang up
 */
public record Limits(
        int headBytes,
        long bodyBytes,
        long leftoverBytes,
        int connections,
        Duration request,
        Duration response,
        Duration idle,
        Duration parting) {

    public static final Limits STANDARD = new Limits(
            64 * 1024,
            8L << 20,
            256 * 1024,
            256,
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofMillis(500));
}
