package dev.squall.toxics.api;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers requests, so that a client's log and a server's can be told to speak of the same one. */
final class RequestIds {
    private final String prefix;
    private final AtomicLong last = new AtomicLong();

    /** @param origin what tells this server from others */
    RequestIds(long origin) {
        prefix = padded(origin >>> 1, 12);
    }

    String next() {
        return prefix + padded(last.incrementAndGet(), 8);
    }

    private static String padded(long number, int length) {
        String digits = "0".repeat(length) + Long.toString(number, 32);
        return digits.substring(digits.length() - length);
    }
}
