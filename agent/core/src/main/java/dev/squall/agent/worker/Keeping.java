package dev.squall.agent.worker;

import dev.squall.agent.fault.Injector;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells the target of one fault from time to time that the fault is still wanted, so that it ends by itself when nobody does
 * any more. One call at a time; a call that fails or takes too long is made good by the next.
 */
final class Keeping {
    private final Shift shift;
    private final FaultFacts facts;
    private final Injector injector;
    private @Nullable Attempt<Boolean> attempt;
    private Optional<Duration> next = Optional.empty();
    private boolean wanted;

    Keeping(Shift shift, FaultFacts facts, Injector injector) {
        this.shift = shift;
        this.facts = facts;
        this.injector = injector;
    }

    /** The fault is in place. */
    void begin() {
        wanted = true;
        again();
    }

    private void again() {
        next = injector.keeping().map(shift.elapsed()::plus);
    }

    /** The fault is to end. A call that is under way is broken off and not waited for: it can put nothing in place. */
    void end() {
        wanted = false;
        next = Optional.empty();
        if (attempt != null) {
            attempt.breakOff();
        }
    }

    Optional<Duration> due() {
        return Stream.of(next, attempt == null ? Optional.<Duration>empty() : attempt.due())
                .flatMap(Optional::stream)
                .min(Duration::compareTo);
    }

    void wake(Duration now) {
        if (attempt != null) {
            attempt.wake(now);
        }
        if (next.isPresent() && next.get().compareTo(now) <= 0) {
            next = Optional.empty();
            keep();
        }
    }

    private void keep() {
        Duration limit = injector.keeping().orElse(shift.settings.undoing());
        var context = shift.context(facts.command(), limit);
        attempt = Attempt.start(
                shift,
                "keep " + facts.command(),
                limit,
                false,
                () -> {
                    injector.keep(facts.undo(), context);
                    return true;
                },
                this::kept);
    }

    private void kept(Attempt.Ending<Boolean> ending) {
        if (ending instanceof Attempt.Ending.Broken<Boolean>(Throwable cause)) {
            shift.broken(facts.command(), cause, Masks.NONE);
        }
        if (wanted) {
            again();
        }
    }
}
