package dev.squall.toxics.loop;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One thread that waits for the sockets that were {@linkplain #register registered} with it and for {@link Alarm}s, and does what others
 * {@linkplain #run ask of it} in between. Whatever belongs to it is touched by this thread alone. Nothing that goes wrong in one of its
 * customers ends it.
 */
public final class EventLoop {
    private static final System.Logger LOG = System.getLogger(EventLoop.class.getName());
    private static final long LONGEST_WAIT = TimeUnit.MINUTES.toNanos(1);

    private final Selector selector;
    private final Ticker ticker;
    private final Thread thread;
    private final Queue<Runnable> asked = new ConcurrentLinkedQueue<>();
    private final Alarms alarms = new Alarms();
    private final Scratch scratch;
    private volatile boolean ended;

    private EventLoop(String name, Ticker ticker, long lendable) throws IOException {
        this.scratch = new Scratch(lendable);
        this.selector = Selector.open();
        this.ticker = ticker;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::loop);
    }

    /** @param lendable how many bytes of its memory may be lent at once */
    public static EventLoop start(String name, Ticker ticker, long lendable) throws IOException {
        var loop = new EventLoop(name, ticker, lendable);
        loop.thread.start();
        return loop;
    }

    public long now() {
        return ticker.nanos();
    }

    /** Memory for what is read and handed on at once; only for this loop's thread, and only until it returns to the loop. */
    public ByteBuffer scratch() {
        return scratch.buffer();
    }

    /**
     * Lets the caller keep what {@link #scratch} gave last.
     *
     * @return how to give it back, on this thread; null when too much is lent already
     */
    public @Nullable Runnable lend() {
        return scratch.lend();
    }

    /** Does it on this loop's thread, soon; from there too. After {@link #end} it is never done. */
    public void run(Runnable task) {
        asked.add(task);
        if (Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }

    /** Does it like {@link #run}; done when it was, and what was closed by it is closed in the system's eyes too. */
    public CompletableFuture<Void> settle(Runnable task) {
        var settled = new CompletableFuture<Void>();
        run(() -> {
            guarded(task);
            flush();
            settled.complete(null);
        });
        return settled;
    }

    /** Only on this loop's thread. */
    public SelectionKey register(SelectableChannel channel, int operations, Ready customer) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, operations, customer);
    }

    /** Only on this loop's thread. */
    public void set(Alarm alarm, long when) {
        alarms.set(alarm, when);
    }

    /** Only on this loop's thread. */
    public void cancel(Alarm alarm) {
        alarms.cancel(alarm);
    }

    /** Stops the thread when it has done what it was asked so far. */
    public void end() {
        run(() -> ended = true);
    }

    private void loop() {
        while (!ended) {
            guarded(this::turn);
        }
        try {
            selector.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a selector could not be closed", e);
        }
    }

    private void turn() {
        for (Runnable task = asked.poll(); task != null; task = asked.poll()) {
            guarded(task);
        }
        try {
            long wait = alarms.next() - now();
            if (wait <= 0 || !asked.isEmpty() || ended) {
                selector.selectNow(EventLoop::serve);
            } else {
                selector.select(EventLoop::serve, milliseconds(wait));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the system's selector failed", e);
        }
        long now = now();
        for (Alarm alarm = alarms.due(now); alarm != null; alarm = alarms.due(now)) {
            guarded(alarm::ring);
        }
    }

    /** Rounded up: an alarm never rings early. Zero would be for ever. */
    private static long milliseconds(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(Math.clamp(nanos, 1, LONGEST_WAIT) + 999_999);
    }

    private void flush() {
        try {
            selector.selectNow(EventLoop::serve);
        } catch (IOException e) {
            throw new IllegalStateException("the system's selector failed", e);
        }
    }

    @SuppressWarnings("CatchingThrowable")
    private static void serve(SelectionKey key) {
        try {
            if (key.isValid()) {
                ((Ready) key.attachment()).ready(key.readyOps());
            }
        } catch (Throwable failed) {
            LOG.log(Level.ERROR, "a connection's work failed", failed);
        }
    }

    /** A bug, or no memory left, in one customer is nothing to the others. */
    @SuppressWarnings("CatchingThrowable")
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (Throwable failed) {
            LOG.log(Level.ERROR, "a connection's work failed", failed);
        }
    }
}
