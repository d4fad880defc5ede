package dev.squall.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** The share of failed calls among those that ended within the last so many seconds. */
final class ErrorWindow {
    private static final int MOST_CALLS = 100_000;

    private record Call(Instant ended, boolean failed) {}

    private final Duration length;
    private final Deque<Call> calls = new ArrayDeque<>();

    ErrorWindow(Duration length) {
        if (!length.isPositive()) {
            throw new IllegalArgumentException("the window must be longer than zero, not " + length);
        }
        this.length = length;
    }

    synchronized void record(boolean failed, Instant ended) {
        calls.addLast(new Call(ended, failed));
        if (calls.size() > MOST_CALLS) {
            calls.removeFirst();
        }
    }

    /** 0 to 100; not a number when nobody called: no traffic is no evidence of health. */
    synchronized double percent(Instant now) {
        Instant oldest = now.minus(length);
        while (!calls.isEmpty() && calls.getFirst().ended().isBefore(oldest)) {
            calls.removeFirst();
        }
        if (calls.isEmpty()) {
            return Double.NaN;
        }
        return 100.0 * calls.stream().filter(Call::failed).count() / calls.size();
    }
}
