package dev.squall.model.experiment;

import java.time.Duration;

/** The limits that every duration of an experiment keeps. */
public final class Durations {
    public static final Duration LONGEST = Duration.ofDays(7);

    private Durations() {}

    static void requirePositive(Duration value, String key) {
        if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("'" + key + "' must be more than 0 and at most 7 days, not " + value);
        }
    }
}
