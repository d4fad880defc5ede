package dev.squall.agent.worker;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Each piece of work on a thread that is its own for as long as it lasts. */
public final class ThreadTasks implements Tasks {
    private final Executor threads;

    // Lives as long as its process, and what it holds goes with each piece of work.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Follower> followers = new ThreadLocal<>();

    private ThreadTasks(Executor threads) {
        this.threads = threads;
    }

    /** For an agent, which does many things at once. */
    public static ThreadTasks virtual() {
        return new ThreadTasks(work -> Thread.ofVirtual().start(work));
    }

    /**
     * For a process that lives for one run: nothing is loaded for them, and none keeps the process from ending. The one that
     * polls for virtual threads costs a process that has read from a socket 300 ms at its exit, which the JVM waits for it.
     */
    public static ThreadTasks pooled() {
        // Numbered here: the JDK's own count of a factory's threads costs a short run six milliseconds of linking.
        var count = new AtomicInteger();
        return new ThreadTasks(Executors.newCachedThreadPool(work -> Thread.ofPlatform()
                .daemon()
                .name("squall-task-" + count.incrementAndGet())
                .unstarted(work)));
    }

    @Override
    public <T> Running start(String name, Callable<T> work, Consumer<Result<T>> done) {
        var piece = new Piece<>(work, done);
        threads.execute(() -> all(piece));
        return piece;
    }

    @Override
    public <T> Running follow(String name, Callable<T> work, Consumer<Result<T>> done) {
        var piece = new Piece<>(work, done);
        var follower = followers.get();
        if (follower == null || !follower.takes(piece)) {
            threads.execute(() -> all(piece));
        }
        return piece;
    }

    private void all(Piece<?> first) {
        for (Piece<?> each = first; each != null; each = one(each)) {
            // one after the other
        }
    }

    private @Nullable Piece<?> one(Piece<?> piece) {
        var follower = new Follower();
        piece.run(() -> followers.set(follower));
        followers.remove();
        return follower.next;
    }

    /** What goes on where a piece of work has just ended. */
    private static final class Follower {
        private @Nullable Piece<?> next;

        boolean takes(Piece<?> piece) {
            boolean free = next == null;
            next = free ? piece : next;
            return free;
        }
    }

    /** Is interrupted only while it is on its thread, which may be another one's a moment later. */
    private static final class Piece<T> implements Running {
        private final Callable<T> work;
        private final Consumer<Result<T>> done;
        private @Nullable Thread thread;
        private boolean interrupted;

        Piece(Callable<T> work, Consumer<Result<T>> done) {
            this.work = work;
            this.done = done;
        }

        /** @param ended is called between the work and what is done with its result */
        void run(Runnable ended) {
            var result = result();
            ended.run();
            done.accept(result);
        }

        private Result<T> result() {
            on(Thread.currentThread());
            try {
                return new Result.Value<>(work.call());
            } catch (InterruptedException _) {
                return new Result.Interrupted<>();
            } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
                return new Result.Broken<>(e);
            } finally {
                on(null);
                // An interrupt that came too late is not for the callback.
                Thread.interrupted();
            }
        }

        private synchronized void on(@Nullable Thread now) {
            thread = now;
            if (interrupted && now != null) {
                now.interrupt();
            }
        }

        @Override
        public synchronized void interrupt() {
            interrupted = true;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }
}
