package dev.squall.agent.worker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs work when the test says so, in order, on the test's thread. Work whose name begins like {@link #hanging} hangs. */
final class StepwiseTasks implements Tasks {
    private final Deque<Work<?>> waiting = new ArrayDeque<>();
    private final List<Work<?>> hung = new ArrayList<>();
    String hanging = "none";
    /** Work does not react to its interrupt. */
    boolean deaf;
    /** How many times there is no thread for more work. */
    int refusals;
    /** Interrupting work breaks. */
    boolean brittle;

    private final class Work<T> implements Running {
        private final String name;
        private final Callable<T> work;
        private final Consumer<Result<T>> done;
        private boolean interrupted;

        private Work(String name, Callable<T> work, Consumer<Result<T>> done) {
            this.name = name;
            this.work = work;
            this.done = done;
        }

        @Override
        public void interrupt() {
            if (brittle) {
                throw new IllegalStateException("on purpose");
            }
            interrupted = true;
            if (!deaf && hung.remove(this)) {
                waiting.add(this);
            }
        }

        private void run() {
            if (interrupted && !deaf) {
                done.accept(new Result.Interrupted<>());
            } else if (name.startsWith(hanging)) {
                hung.add(this);
            } else {
                done.accept(result());
            }
        }

        private Result<T> result() {
            try {
                return new Result.Value<>(work.call());
            } catch (InterruptedException _) {
                return new Result.Interrupted<>();
            } catch (Exception e) {
                return new Result.Broken<>(e);
            }
        }
    }

    @Override
    public <T> Running start(String name, Callable<T> work, Consumer<Result<T>> done) {
        if (refusals > 0) {
            refusals--;
            throw new OutOfMemoryError("unable to create native thread: on purpose");
        }
        var piece = new Work<>(name, work, done);
        waiting.add(piece);
        return piece;
    }

    /** Does one piece of work; false when there is none. */
    boolean step() {
        Work<?> next = waiting.poll();
        if (next != null) {
            next.run();
        }
        return next != null;
    }

    void all() {
        boolean more = true;
        while (more) {
            more = step();
        }
    }
}
