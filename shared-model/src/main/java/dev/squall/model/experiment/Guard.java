package dev.squall.model.experiment;

import static java.util.Objects.requireNonNull;

import dev.squall.model.json.Json;
import java.time.Duration;
import java.util.Optional;

/**
 * A metric that stops the run. Its source is sampled every {@link #interval} from {@code CheckingBefore} on; within
 * {@link #initialDelay} from the start of the method it neither trips nor warns.
 *
 * @param target      where in the source's output the number is: a jsonpath, or empty when the output is the number
 * @param warnWhen    what is only told
 * @param interval    250 ms at least
 * @param maxSampleAge a sample older than this counts as no data
 * @param before      how long the guard must have been quiet before anything is injected
 * @param after       recovery: within how long it must be quiet again, and for how long
 * @param written     the entry as written
 */
public record Guard(
        String name,
        Provider source,
        Optional<String> target,
        At at,
        Reduce reduce,
        Comparison abortWhen,
        Optional<Comparison> warnWhen,
        Optional<Relative> relativeTo,
        Duration interval,
        Duration initialDelay,
        Trip trip,
        NoData noData,
        Optional<Duration> maxSampleAge,
        OnTrip onTrip,
        Optional<Duration> before,
        Optional<After> after,
        Mode mode,
        Json.Mapping written) {
    public static final Duration SHORTEST_INTERVAL = Duration.ofMillis(250);

    public Guard {
        Experiment.requireText(name, "name");
        requireNonNull(source, "source is null");
        if (interval.compareTo(SHORTEST_INTERVAL) < 0 || interval.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("'interval' must be 250ms to 1h, not " + interval);
        }
        before.ifPresent(value -> Durations.requirePositive(value, "before.hold"));
    }

    /** Who judges: the coordinator, or the agent while the coordinator may be cut off. */
    public enum At {
        COORDINATOR,
        AGENT
    }

    /** How several series become one number. */
    public enum Reduce {
        FIRST,
        MAX,
        MIN,
        AVG,
        SUM,
        ANY,
        ALL
    }

    public enum OnTrip {
        ABORT_STEP,
        ABORT_RUN,
        HALT_CLUSTER,
        PAUSE
    }

    public enum Mode {
        ENFORCE,
        SHADOW
    }

    /** Trips after {@code consecutive} breaches, {@code of.breaches} among the last {@code of.samples}, or at once. */
    public record Trip(int consecutive, Optional<OutOf> of, Optional<Comparison> atOnce) {
        public static final Trip FIRST = new Trip(1, Optional.empty(), Optional.empty());

        public record OutOf(int breaches, int samples) {
            public OutOf {
                if (breaches < 1 || samples < breaches || samples > 1000) {
                    throw new IllegalArgumentException("'of' must be m/n with 1 <= m <= n <= 1000");
                }
            }
        }

        public Trip {
            if (consecutive < 1 || consecutive > 1000) {
                throw new IllegalArgumentException("'consecutive' must be 1 to 1000, not " + consecutive);
            }
        }
    }

    /** What silence means: no sample, an error, or a stale one, for longer than {@code after}. */
    public record NoData(Duration after, Do then) {
        public static final NoData ABORT = new NoData(Duration.ofSeconds(10), Do.ABORT);

        public enum Do {
            ABORT,
            UNKNOWN,
            IGNORE
        }
    }

    public record Relative(String baseline, double maxRatio) {}

    public record After(Duration within, Duration hold) {}
}
