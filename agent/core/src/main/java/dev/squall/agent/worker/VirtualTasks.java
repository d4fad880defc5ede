package dev.squall.agent.worker;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Each piece of work on a virtual thread of its own. */
public final class VirtualTasks implements Tasks {

    @Override
    public <T> Running start(String name, Callable<T> work, Consumer<Result<T>> done) {
        Thread thread = Thread.ofVirtual().name(name).start(() -> {
            Result<T> result = result(work);
            // An interrupt that came too late is not for the callback.
            Thread.interrupted();
            done.accept(result);
        });
        return thread::interrupt;
    }

    private static <T> Result<T> result(Callable<T> work) {
        try {
            return new Result.Value<>(work.call());
        } catch (InterruptedException _) {
            return new Result.Interrupted<>();
        } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
            return new Result.Broken<>(e);
        }
    }
}
