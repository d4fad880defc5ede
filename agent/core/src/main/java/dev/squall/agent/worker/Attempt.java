package dev.squall.agent.worker;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work with an end: interrupted at its deadline or when it is broken off, given up when it does not answer
 * the interrupt, broken when it cannot begin. Calls back once, never before it was given to who began it.
 */
final class Attempt<T> {
    private final Shift shift;
    private final Duration deadline;
    private final boolean patient;
    private final Consumer<Ending<T>> done;
    private Tasks.@Nullable Running running;
    private @Nullable Throwable unstarted;
    private @Nullable Ending<T> interruption;
    private @Nullable Duration giveUp;
    private volatile boolean over;

    /** How a piece of work ended. */
    sealed interface Ending<T> {
        record Value<T>(T value) implements Ending<T> {}

        record TimedOut<T>() implements Ending<T> {}

        record BrokenOff<T>() implements Ending<T> {}

        /** It did not react to its interrupt, and may still be at it. */
        record GivenUp<T>() implements Ending<T> {}

        record Broken<T>(Throwable cause) implements Ending<T> {}
    }

    /** @param patient whether it is waited for even when it does not react to its interrupt */
    private Attempt(Shift shift, Duration deadline, boolean patient, Consumer<Ending<T>> done) {
        this.shift = shift;
        this.deadline = deadline;
        this.patient = patient;
        this.done = done;
    }

    static <T> Attempt<T> start(
            Shift shift, String name, Duration limit, boolean patient, Callable<T> work, Consumer<Ending<T>> done) {
        var attempt = new Attempt<>(shift, shift.elapsed().plus(limit), patient, done);
        attempt.begin(() -> shift.run(name, work, attempt::finished));
        return attempt;
    }

    /** The same for work that only looks. */
    static <T> Attempt<T> look(Shift shift, String name, Duration limit, Callable<T> work, Consumer<Ending<T>> done) {
        var attempt = new Attempt<>(shift, shift.elapsed().plus(limit), false, done);
        attempt.begin(() -> shift.follow(name, work, attempt::finished));
        return attempt;
    }

    /** On a machine that has no thread for it, it breaks, but not before the next waking: who begins it is not done with that. */
    private void begin(Supplier<Tasks.Running> start) {
        try {
            running = start.get();
        } catch (RejectedExecutionException | OutOfMemoryError noThread) {
            unstarted = noThread;
        }
    }

    private void finished(Tasks.Result<T> result) {
        if (over) {
            return;
        }
        end(
                switch (result) {
                    case Tasks.Result.Value<T>(T value) -> new Ending.Value<>(value);
                    case Tasks.Result.Interrupted<T>() ->
                        interruption == null ? new Ending.BrokenOff<>() : interruption;
                    case Tasks.Result.Broken<T>(Throwable cause) ->
                        interruption == null ? new Ending.Broken<>(cause) : interruption;
                });
    }

    private void end(Ending<T> ending) {
        over = true;
        done.accept(ending);
    }

    void breakOff() {
        interrupt(new Ending.BrokenOff<>());
    }

    private void interrupt(Ending<T> why) {
        if (!over && interruption == null && running != null) {
            interruption = why;
            giveUp = shift.elapsed().plus(shift.settings.grace());
            running.interrupt();
        }
    }

    /** Whether its result is not waited for any more. */
    boolean over() {
        return over;
    }

    Optional<Duration> due() {
        if (over) {
            return Optional.empty();
        }
        if (unstarted != null) {
            return Optional.of(Duration.ZERO);
        }
        if (giveUp == null) {
            return Optional.of(deadline);
        }
        return patient ? Optional.empty() : Optional.of(giveUp);
    }

    void wake(Duration now) {
        if (over) {
            return;
        }
        if (unstarted != null) {
            end(new Ending.Broken<>(unstarted));
        } else if (giveUp == null) {
            if (deadline.compareTo(now) <= 0) {
                interrupt(new Ending.TimedOut<>());
            }
        } else if (!patient && giveUp.compareTo(now) <= 0) {
            end(new Ending.GivenUp<>());
        }
    }
}
