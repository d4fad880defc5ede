package dev.squall.agent.worker;

import dev.squall.agent.call.ElapsedTime;
import java.time.Duration;
import java.util.Optional;

/** Calls {@link Worker#wake} when it is time, on one daemon thread, which nothing that goes wrong there ends. */
public final class AlarmClock implements Alarm, AutoCloseable {
    private static final Duration RECOVERING = Duration.ofSeconds(1);

    private final ElapsedTime elapsed;
    private final Object monitor = new Object();
    private Optional<Duration> next = Optional.empty();
    private Optional<Duration> sleepsUntil = Optional.empty();
    private boolean closed;

    public AlarmClock(ElapsedTime elapsed) {
        this.elapsed = elapsed;
    }

    /** Begins to call; once. */
    public void start(Runnable wake) {
        Thread.ofPlatform().daemon().name("squall-alarm").start(() -> {
            while (due()) {
                guarded(wake);
            }
        });
    }

    /** No fault outlasts its time because something else broke: it is tried again a moment later. */
    @SuppressWarnings("CatchingThrowable")
    private void guarded(Runnable wake) {
        try {
            wake.run();
        } catch (Throwable broken) {
            System.getLogger(AlarmClock.class.getName())
                    .log(System.Logger.Level.ERROR, "the worker could not be woken; it is tried again", broken);
            next(Optional.of(elapsed.elapsed().plus(RECOVERING)));
        }
    }

    /** Waits for the next alarm; false when there will be none. */
    private boolean due() {
        synchronized (monitor) {
            try {
                while (!closed) {
                    Optional<Duration> left = next.map(at -> at.minus(elapsed.elapsed()));
                    if (left.isPresent() && !left.get().isPositive()) {
                        next = Optional.empty();
                        return true;
                    }
                    sleepsUntil = next;
                    // A millisecond more than floor: woken a moment late rather than again and again a moment early.
                    monitor.wait(left.map(time -> time.toMillis() + 1).orElse(0L));
                }
                return false;
            } catch (InterruptedException _) {
                return false;
            }
        }
    }

    /** Only an earlier alarm disturbs the sleeper; for a later one it wakes once for nothing. */
    @Override
    public void next(Optional<Duration> at) {
        synchronized (monitor) {
            next = at;
            boolean earlier = at.isPresent()
                    && sleepsUntil
                            .filter(until -> until.compareTo(at.get()) <= 0)
                            .isEmpty();
            if (earlier) {
                sleepsUntil = at;
                monitor.notifyAll();
            }
        }
    }

    @Override
    public void close() {
        synchronized (monitor) {
            closed = true;
            monitor.notifyAll();
        }
    }
}
