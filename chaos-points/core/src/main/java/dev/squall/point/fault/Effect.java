package dev.squall.point.fault;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/** What is done to a chosen hit. */
public sealed interface Effect {
    /** No hit waits longer. */
    Duration LONGEST = Duration.ofHours(1);

    /**
     * The hit fails.
     *
     * @param exception the full name of the exception's class
     * @param message   its message; {@code Chaos injection: <point>} when there is none
     */
    record Fail(String exception, Optional<String> message) implements Effect {
        /** What fails unless something else is named. */
        public static final String USUAL = ChaosException.class.getName();

        private static final int MOST = 500;

        public Fail {
            requireNonNull(message, "message is null");
            if (exception.isBlank() || exception.length() > MOST) {
                throw new IllegalArgumentException("'exception' must be the full name of a class");
            }
            if (message.isPresent() && message.get().length() > MOST) {
                throw new IllegalArgumentException("'message' must be at most " + MOST + " characters long");
            }
        }

        @Override
        public String toString() {
            return "fail with " + exception;
        }
    }

    /**
     * The hit waits, and then goes on.
     *
     * @param latency how long, above 0 and at most {@link #LONGEST}
     * @param jitter  how much longer or shorter at most, evenly spread; at most {@code latency}
     */
    record Delay(Duration latency, Duration jitter) implements Effect {
        public Delay {
            if (latency.isNegative() || latency.isZero() || latency.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("'latency' must be above 0 and at most 1 hour, not " + latency);
            }
            if (jitter.isNegative() || jitter.compareTo(latency) > 0) {
                throw new IllegalArgumentException("'jitter' must be at most the latency, not " + jitter);
            }
        }

        @Override
        public String toString() {
            return "delay by " + latency.toMillis() + " ms"
                    + (jitter.isZero() ? "" : " +- " + jitter.toMillis() + " ms");
        }
    }
}
