package dev.squall.local;

import dev.squall.agent.call.ElapsedTime;
import dev.squall.agent.worker.Alarm;
import dev.squall.agent.worker.Tasks;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one loop of a process, which no thread owns: one at a time takes its turn. A thread that has done a piece of work takes
 * one with what came of it, so that the next step begins without a switch of threads; the thread in {@link #run} sleeps until
 * time makes something due, or until somebody left it work.
 */
final class Loop implements Alarm {
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

    private final ElapsedTime elapsed;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private @Nullable Turn turn;
    private @Nullable Duration alarm;
    private @Nullable Throwable broken;
    private Duration wakeAt = Duration.ZERO;
    private boolean taken;
    private boolean over;

    /** What is done in each turn, after the work that was waiting. */
    @FunctionalInterface
    interface Turn {
        /** Does what is due by now; how long nothing else will be, or empty when all is over. */
        Optional<Duration> next();
    }

    Loop(ElapsedTime elapsed) {
        this.elapsed = elapsed;
    }

    /** Tasks whose threads take a turn after each piece of work. */
    Tasks turning(Tasks tasks) {
        return new Tasks() {
            @Override
            public <T> Running start(String name, Callable<T> work, Consumer<Result<T>> done) {
                return tasks.start(name, work, turned(done));
            }

            @Override
            public <T> Running follow(String name, Callable<T> work, Consumer<Result<T>> done) {
                return tasks.follow(name, work, turned(done));
            }
        };
    }

    private <T> Consumer<Tasks.Result<T>> turned(Consumer<Tasks.Result<T>> done) {
        return result -> {
            done.accept(result);
            take();
        };
    }

    /** For the next turn; whoever adds it takes one soon, on this thread or by {@link #take}. */
    synchronized void add(Runnable work) {
        waiting.add(work);
    }

    /** Takes a turn unless somebody is at it, who leaves what is new to the sleeper. */
    void take() {
        if (claim()) {
            pass();
        }
    }

    /** Goes on until a turn says that all is over. What breaks a turn, on whatever thread, is thrown here. */
    void run(Turn each) throws InterruptedException {
        begin(each);
        while (true) {
            take();
            synchronized (this) {
                if (broken != null) {
                    throw new IllegalStateException("the loop broke", broken);
                }
                if (over) {
                    return;
                }
                if (taken) {
                    // Whoever is at it wakes this thread when anything is due before.
                    wakeAt = elapsed.elapsed().plus(LONGEST_SLEEP);
                }
                var left = wakeAt.minus(elapsed.elapsed());
                if (taken || (waiting.isEmpty() && left.isPositive())) {
                    // One more than floor: woken a moment late rather than again and again a moment early.
                    wait(left.toMillis() + 1);
                }
            }
        }
    }

    private synchronized void begin(Turn each) {
        turn = each;
        over = false;
        wakeAt = elapsed.elapsed().plus(LONGEST_SLEEP);
    }

    private synchronized boolean claim() {
        boolean free = !taken && turn != null;
        taken |= free;
        return free;
    }

    private void pass() {
        Optional<Duration> next = Optional.of(Duration.ZERO);
        try {
            // Not more than was there when the turn began: this thread has other work to go back to.
            int left = waiting();
            for (var work = left > 0 ? poll() : null; work != null; work = --left > 0 ? poll() : null) {
                work.run();
            }
            next = turn().next();
        } catch (RuntimeException | Error e) {
            broken(e);
        } finally {
            release(next);
        }
    }

    private synchronized int waiting() {
        return waiting.size();
    }

    private synchronized @Nullable Runnable poll() {
        return waiting.poll();
    }

    private synchronized Turn turn() {
        return java.util.Objects.requireNonNull(turn, "no turn outside of run");
    }

    private synchronized void broken(Throwable cause) {
        broken = cause;
    }

    /** Wakes the sleeper when there is something for it, or when it would sleep for too long. */
    private synchronized void release(Optional<Duration> next) {
        taken = false;
        over = next.isEmpty() && waiting.isEmpty();
        if (over) {
            turn = null;
        }
        var before = wakeAt;
        wakeAt = elapsed.elapsed()
                .plus(next.filter(time -> time.compareTo(LONGEST_SLEEP) < 0).orElse(LONGEST_SLEEP));
        if (alarm != null && alarm.compareTo(wakeAt) < 0) {
            wakeAt = alarm;
        }
        if (over || broken != null || !waiting.isEmpty() || wakeAt.compareTo(before) < 0) {
            notifyAll();
        }
    }

    @Override
    public synchronized void next(Optional<Duration> at) {
        alarm = at.orElse(null);
        if (!taken && alarm != null && alarm.compareTo(wakeAt) < 0) {
            wakeAt = alarm;
            notifyAll();
        }
    }

    /** Whether the worker wants to be woken now. */
    synchronized boolean alarmIsDue() {
        return alarm != null && alarm.compareTo(elapsed.elapsed()) <= 0;
    }
}
