package dev.squall.embedded;

import dev.squall.embedded.waiting.Waiting;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was started and must be stopped, last first. It may be closed at any moment from another thread, also in the middle
 * of a start: what is being started then is waited for and stopped too, and nothing new begins.
 */
final class Belongings implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofSeconds(45);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final System.Logger LOG = System.getLogger(Belongings.class.getName());

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private int starting;
    private boolean closing;

    /** Starts something and keeps it. */
    <T extends AutoCloseable> T start(Callable<T> start) throws Exception {
        synchronized (this) {
            if (closing) {
                throw new StartFailure("the stack is being stopped");
            }
            starting++;
        }
        try {
            T thing = start.call();
            synchronized (this) {
                started.addLast(thing);
            }
            return thing;
        } finally {
            synchronized (this) {
                starting--;
            }
        }
    }

    /** True once {@link #close} has begun. */
    synchronized boolean closing() {
        return closing;
    }

    @Override
    public void close() {
        synchronized (this) {
            closing = true;
        }
        try {
            if (!Waiting.until(START_PATIENCE, POLL, this::nothingStarting)) {
                LOG.log(System.Logger.Level.WARNING, "something is still being started while everything stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (AutoCloseable thing = last(); thing != null; thing = last()) {
            try {
                thing.close();
            } catch (Exception e) { // the others still have to be stopped
                LOG.log(System.Logger.Level.ERROR, "could not be stopped reason={0}", e.toString());
            }
        }
    }

    private synchronized boolean nothingStarting() {
        return starting == 0;
    }

    private synchronized @Nullable AutoCloseable last() {
        return started.pollLast();
    }
}
