package dev.squall.model.experiment;

import java.time.Duration;

/**
 * Whether and when the hypothesis holds again after the rollbacks; gives the time to recover.
 *
 * @param within how long it may take; what has not recovered by then is a deviation
 * @param every  pause between two checks
 * @param hold   how long it must go on holding
 */
public record RecoveryCheck(Duration within, Duration every, Duration hold) {
    public static final Duration DEFAULT_EVERY = Duration.ofSeconds(1);

    public RecoveryCheck {
        Durations.requirePositive(within, "within");
        if (every.isNegative() || every.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("'every' must be 0 to 1h, not " + every);
        }
        if (hold.isNegative() || hold.compareTo(within) > 0) {
            throw new IllegalArgumentException("'hold' must be 0 to 'within', not " + hold);
        }
    }
}
