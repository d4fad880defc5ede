package dev.squall.embedded;

import java.time.Duration;

/**
 * How a dead replica is replaced.
 *
 * @param delay from the death to the new process
 * @param most so many replacements of one replica within {@code window}; one more and it stays dead
 */
public record RestartPolicy(Duration delay, int most, Duration window) {
    public static final RestartPolicy USUAL = new RestartPolicy(Duration.ofMillis(200), 10, Duration.ofMinutes(1));

    public RestartPolicy {
        if (delay.isNegative() || most < 0 || !window.isPositive()) {
            throw new IllegalArgumentException("not a way to restart: " + delay + ", " + most + " in " + window);
        }
    }
}
