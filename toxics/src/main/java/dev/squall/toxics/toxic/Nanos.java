package dev.squall.toxics.toxic;

import java.time.Duration;

/** Lengths of time as numbers of nanoseconds. What does not fit is as long as fits: 292 years. */
final class Nanos {
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private Nanos() {}

    static long of(Duration length) {
        if (length.compareTo(LONGEST) > 0) {
            return Long.MAX_VALUE;
        }
        return length.isNegative() ? 0 : length.toNanos();
    }

    static long plus(long time, long length) {
        return length > Flow.NEVER - Math.max(0, time) ? Flow.NEVER : time + length;
    }

    static long plus(long time, Duration length) {
        return plus(time, of(length));
    }
}
