package dev.squall.local.simulation;

import dev.squall.agent.call.ElapsedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** The world's only clock, and what is to happen at which moment of it; it stands still until it is moved. */
final class VirtualTime implements InstantSource, ElapsedTime {
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
    private Duration elapsed = Duration.ZERO;
    private long order;

    private record Due(Duration at, long order, Runnable what) {}

    @Override
    public Instant instant() {
        return BEGINNING.plus(elapsed);
    }

    @Override
    public Duration elapsed() {
        return elapsed;
    }

    void in(Duration delay, Runnable what) {
        queue.add(new Due(elapsed.plus(delay), order++, what));
    }

    /** When the next thing happens. */
    Optional<Duration> next() {
        return Optional.ofNullable(queue.peek()).map(Due::at);
    }

    /** Moves to the next thing and lets it happen. */
    void happen() {
        var due = queue.remove();
        moveTo(due.at());
        due.what().run();
    }

    /** Moves forward; never back. */
    void moveTo(Duration moment) {
        if (moment.compareTo(elapsed) > 0) {
            elapsed = moment;
        }
    }

    static Duration since(Instant moment) {
        return Duration.between(BEGINNING, moment);
    }
}
