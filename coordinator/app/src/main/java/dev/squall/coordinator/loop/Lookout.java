package dev.squall.coordinator.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks after the runs that wait for a time to come, and says how long the loop may wait for work. A look costs the more,
 * the more runs there are; it is taken so rarely that it costs a twentieth of the time, and every {@link #LONGEST_GAP} at
 * least. Right after a piece of work the next one is waited for first: a step's answer comes within a moment, and the agent
 * that works on it may need the processor.
 */
final class Lookout {
    private static final Duration LONGEST_GAP = Duration.ofMillis(50);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(2);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final int SHARE = 20;

    private final Function<Instant, Optional<Instant>> wake;
    private final InstantSource clock;
    private Instant lookedAt = Instant.EPOCH;
    private Instant workedAt = Instant.EPOCH;
    private Instant next = Instant.EPOCH;
    private Duration gap = Duration.ZERO;
    private boolean stale = true;

    /** @param wake tells the runs whose time has come and answers when the next one's will have */
    Lookout(Function<Instant, Optional<Instant>> wake, InstantSource clock) {
        this.wake = wake;
        this.clock = clock;
    }

    /** What was done may have given a run another time to wait for. */
    void workDone() {
        stale = true;
        workedAt = clock.instant();
        if (!workedAt.isBefore(lookedAt.plus(LONGEST_GAP))) {
            lookNow();
        }
    }

    /** Tells the runs whose time has come, if it is time to look; answers how long there is nothing more to do. */
    Duration look() {
        var now = clock.instant();
        var due = stale ? later(lookedAt.plus(gap), earlier(next, workedAt.plus(SHORTEST_WAIT))) : next;
        boolean clockWentBack = now.isBefore(lookedAt);
        if (clockWentBack || !now.isBefore(due)) {
            lookNow();
            due = next;
        }
        var wait = Duration.between(clock.instant(), due);
        return wait.compareTo(SHORTEST_WAIT) < 0
                ? SHORTEST_WAIT
                : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void lookNow() {
        lookedAt = clock.instant();
        stale = false;
        next = wake.apply(lookedAt).orElse(lookedAt.plus(LONGEST_WAIT));
        var cost = Duration.between(lookedAt, clock.instant()).multipliedBy(SHARE);
        gap = cost.isNegative() ? Duration.ZERO : cost.compareTo(LONGEST_GAP) > 0 ? LONGEST_GAP : cost;
    }
}
