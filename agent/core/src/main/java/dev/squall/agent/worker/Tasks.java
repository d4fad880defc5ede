package dev.squall.agent.worker;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Runs what may take time beside the worker: on virtual threads in production, in virtual time in a simulation.
 */
public interface Tasks {

    /**
     * Starts {@code work} and gives what came of it to {@code done}, exactly once, unless the agent ends before. {@code done}
     * is not called before {@code start} has returned, or is called on another thread.
     */
    <T> Running start(String name, Callable<T> work, Consumer<Result<T>> done);

    /**
     * Starts what may wait for a moment: when it is started by what is done with other work, it may take that one's thread
     * afterwards, which saves a switch of threads. For looking; what undoes or breaks off waits for nobody.
     */
    default <T> Running follow(String name, Callable<T> work, Consumer<Result<T>> done) {
        return start(name, work, done);
    }

    /** Work that was started. */
    @FunctionalInterface
    interface Running {
        /** Interrupts it. Its result still arrives. */
        void interrupt();
    }

    /** What came of a piece of work. */
    sealed interface Result<T> {
        record Value<T>(T value) implements Result<T> {}

        /** It was interrupted. */
        record Interrupted<T>() implements Result<T> {}

        /** It broke: a bug, or a broken machine. */
        record Broken<T>(Throwable cause) implements Result<T> {}
    }
}
