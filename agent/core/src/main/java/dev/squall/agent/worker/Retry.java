package dev.squall.agent.worker;

import java.time.Duration;

/**
 * How long apart an undo is tried: each pause is twice the one before, up to the longest. After so many attempts the fault
 * is told to be left, and tried on without an end, {@code left} apart.
 */
public record Retry(int attempts, Duration first, Duration longest, Duration left) {
    public static final Retry DEFAULT =
            new Retry(12, Duration.ofMillis(100), Duration.ofSeconds(30), Duration.ofMinutes(1));

    public Retry {
        if (attempts < 1 || !first.isPositive() || longest.compareTo(first) < 0 || left.compareTo(longest) < 0) {
            throw new IllegalArgumentException("a retry has at least one attempt and growing pauses");
        }
    }

    boolean allows(int attempt) {
        return attempt <= attempts;
    }

    /** The pause after attempt number {@code attempt}, counted from 1. */
    Duration after(int attempt) {
        if (!allows(attempt + 1)) {
            return left;
        }
        Duration pause = first.multipliedBy(1L << Math.min(attempt - 1, 20));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
