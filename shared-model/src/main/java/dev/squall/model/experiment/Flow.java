package dev.squall.model.experiment;

import static java.util.Objects.requireNonNull;

import dev.squall.model.json.Json;
import dev.squall.model.tolerance.Tolerance;
import java.time.Duration;
import java.util.Optional;

/**
 * How a step goes beyond being carried out once, after the one before it: keys of Squall's own that Chaos Toolkit ignores.
 *
 * @param when     it is left out unless this holds
 * @param repeat   it is carried out again and again
 * @param parallel steps that stand together and name the same group begin together, and are waited for together
 * @param mayFail  its failure is no deviation
 */
public record Flow(Optional<When> when, Optional<Repeat> repeat, Optional<String> parallel, boolean mayFail) {
    public static final Flow PLAIN = new Flow(Optional.empty(), Optional.empty(), Optional.empty(), false);

    public Flow {
        if (repeat.isPresent() && parallel.isPresent()) {
            throw new IllegalArgumentException(
                    "a step of a 'parallel' group is carried out once: leave out 'repeat' and 'until'");
        }
    }

    /**
     * A condition.
     *
     * @param value     what is looked at, patterns included
     * @param tolerance what it must be like; without one it must be true
     */
    public record When(Json value, Optional<Tolerance> tolerance) {}

    /**
     * @param times  how often at most
     * @param every  pause between the end of one try and the beginning of the next
     * @param within no try begins later than this after the first
     * @param until  the last try is the one whose output is like this; without it all tries are made
     */
    public record Repeat(int times, Duration every, Optional<Duration> within, Optional<Tolerance> until) {
        public static final int MOST_TIMES = 10_000;
        public static final Duration DEFAULT_EVERY = Duration.ofSeconds(1);

        public Repeat {
            requireNonNull(every, "every is null");
            if (times < 1 || times > MOST_TIMES) {
                throw new IllegalArgumentException("'times' must be 1 to " + MOST_TIMES + ", not " + times);
            }
            if (every.isNegative() || every.compareTo(Duration.ofHours(24)) > 0) {
                throw new IllegalArgumentException("'every' must be 0 to 24h, not " + every);
            }
            within.ifPresent(limit -> Durations.requirePositive(limit, "within"));
        }
    }
}
