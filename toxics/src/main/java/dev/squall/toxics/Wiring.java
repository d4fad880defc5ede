package dev.squall.toxics;

import dev.squall.toxics.loop.Loops;
import dev.squall.toxics.loop.Ticker;
import dev.squall.toxics.metrics.Ledger;
import dev.squall.toxics.net.Resolver;
import dev.squall.toxics.proxy.Capacity;
import dev.squall.toxics.proxy.Surroundings;
import dev.squall.toxics.toxic.HeldBytes;
import java.io.IOException;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;

/** The one place where the server fetches time and chance, and starts what runs for as long as it does. */
final class Wiring {
    private static final AtomicBoolean REHEARSED = new AtomicBoolean();

    private Wiring() {}

    static InstantSource clock() {
        return InstantSource.system();
    }

    static long chance() {
        return new SplittableRandom().nextLong();
    }

    private static Ticker ticker() {
        long origin = System.nanoTime();
        return () -> System.nanoTime() - origin;
    }

    /** Waits for times; what is done then is short. */
    private static ScheduledThreadPoolExecutor later() {
        var executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("squall-toxics-later").factory());
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    /** Once in a process: what it is for concerns the whole JVM. */
    static void rehearse(Surroundings surroundings) {
        if (REHEARSED.compareAndSet(false, true)) {
            Rehearsal.play(surroundings);
        }
    }

    static Surroundings surroundings(ToxicsSettings settings) throws IOException {
        Ticker ticker = ticker();
        return new Surroundings(
                settings.seed().orElseGet(Wiring::chance),
                Loops.start(settings.loops(), ticker, settings.heldBytes() / 2),
                ticker,
                new Resolver(),
                later(),
                new HeldBytes(settings.heldBytes()),
                new Ledger(),
                new Capacity(settings.connections()),
                settings.patience());
    }
}
