package dev.squall.point.arming;

import static java.util.Objects.requireNonNull;

import dev.squall.point.fault.Draw;
import dev.squall.point.fault.Effect;
import dev.squall.point.scope.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One fault at one point, from its beginning to its end, and what came of it. Begun and ended by the {@link Board} alone;
 * hits come from all threads at once.
 */
public final class Arming {
    /** Decisions are computed again when they are asked for, so this limits an answer and no memory. */
    public static final int MOST_DRAWS = 10_000;

    private final Order order;
    private final long seed;
    private final Map<String, Raising> raisings;
    private final Time time;
    private final AtomicLong hits = new AtomicLong();
    private final AtomicLong injections = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Set<CompletableFuture<Void>> waiting = ConcurrentHashMap.newKeySet();
    private final Sleepers sleepers;
    private volatile long deadline;
    private volatile @Nullable End end;

    Arming(Order order, long seed, Map<String, Raising> raisings, Sleepers sleepers, Time time) {
        this.order = order;
        this.seed = seed;
        this.raisings = Map.copyOf(raisings);
        this.sleepers = sleepers;
        this.time = time;
        this.deadline = time.nanos() + order.fault().expiry().toNanos();
    }

    public Order order() {
        return order;
    }

    public Tally tally() {
        return new Tally(
                order.id(), order.point(), seed, hits.get(), injections.get(), skipped.get(), Optional.ofNullable(end));
    }

    /** What was decided for the hits so far, the first {@value #MOST_DRAWS} of them. */
    public List<Draw> draws() {
        var draws = new ArrayList<Draw>();
        long last = Math.min(hits.get(), MOST_DRAWS);
        for (long hit = 1; hit <= last; hit++) {
            draws.add(order.fault().decide(order.point(), hit, seed));
        }
        return draws;
    }

    /** How long it lasts if nobody renews it; zero when it is over. */
    public Duration left() {
        return end != null ? Duration.ZERO : Duration.ofNanos(Math.max(0, deadline - time.nanos()));
    }

    /** Whether it decides for the calling thread: its time is not over, and the caller is inside its scope. */
    boolean holds() {
        if (end != null || deadline - time.nanos() <= 0) {
            return false;
        }
        Optional<String> scope = order.fault().scope();
        return scope.isEmpty() || Scope.holds(scope.get());
    }

    /** Counts a hit and decides it; null lets it through. */
    @Nullable
    Injection hit() {
        Draw draw = order.fault().decide(order.point(), hits.incrementAndGet(), seed);
        return draw.effect().isEmpty() ? null : new Injection(this, draw);
    }

    Throwable raise(Effect.Fail fail) {
        injections.incrementAndGet();
        var raising = requireNonNull(raisings.get(fail.exception()), "armed without its exception");
        return raising.raise(fail.message().orElse("Chaos injection: " + order.point()));
    }

    /** Waits until then, or until the arming ends. */
    void await(Duration length) throws InterruptedException {
        if (!sleepers.enter()) {
            skip();
            return;
        }
        try {
            injections.incrementAndGet();
            // Whether the time passed or the arming ended is the same for the one who waits.
            var unused = over.await(length.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            sleepers.leave();
        }
    }

    /**
     * Done then, or when the arming ends; never on the thread that keeps the time. Whoever ends it itself, by a time limit or
     * because its own caller went away, gives its place back.
     */
    CompletableFuture<Void> later(Duration length) {
        if (!sleepers.enter()) {
            skip();
            return CompletableFuture.completedFuture(null);
        }
        injections.incrementAndGet();
        var wait = new CompletableFuture<Void>();
        waiting.add(wait);
        Runnable alarm = time.after(length, () -> release(wait));
        var owed = new AtomicBoolean(true);
        BiConsumer<@Nullable Void, @Nullable Throwable> leave = (nothing, failure) -> {
            if (owed.getAndSet(false)) {
                alarm.run();
                waiting.remove(wait);
                sleepers.leave();
            }
        };
        // The first for a wait that is over, before whoever waited goes on; the second for one that was given up.
        var left = wait.whenComplete(leave);
        var unused = left.whenComplete(leave);
        if (end != null) {
            release(wait);
        }
        return left;
    }

    private static void release(CompletableFuture<Void> wait) {
        wait.completeAsync(() -> null);
    }

    void skip() {
        skipped.incrementAndGet();
    }

    void renew(Duration length) {
        deadline = time.nanos() + length.toNanos();
    }

    boolean expired() {
        return deadline - time.nanos() <= 0;
    }

    /** Whoever waits goes on. */
    void end(End why) {
        end = why;
        over.countDown();
        waiting.forEach(Arming::release);
    }
}
