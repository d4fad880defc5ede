package dev.squall.coordinator.guard;

import dev.squall.model.experiment.Guard;
import dev.squall.model.journal.RunEvent.GuardSampled;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides, from a guard's memory, whether it trips and whether it lets a run begin. */
public final class GuardRules {
    private GuardRules() {}

    /** When the next sample is due; the first at once. */
    public static Instant due(Guard guard, GuardState state, Instant now) {
        return state.askedAt().map(at -> at.plus(guard.interval())).orElse(now);
    }

    /**
     * Why the guard trips, if it does.
     *
     * @param state after the sample
     */
    public static Optional<String> trip(Guard guard, GuardState state, GuardSampled sample) {
        if (state.tripped()) {
            return Optional.empty();
        }
        if (sample.value().isPresent()) {
            var value = sample.value().get();
            if (guard.trip().atOnce().filter(limit -> limit.holds(value)).isPresent()) {
                return Optional.of("value " + value.toPlainString() + " is "
                        + guard.trip().atOnce().get() + " (at-once)");
            }
        }
        if (outOf(guard, state) || inARow(guard, state)) {
            return Optional.of(sample.reason());
        }
        return guard.noData().then() == Guard.NoData.Do.ABORT
                        && silentFor(state, sample.at())
                                        .compareTo(guard.noData().after())
                                >= 0
                ? Optional.of(
                        "no usable sample for " + silentFor(state, sample.at()).toMillis() + " ms: " + sample.reason())
                : Optional.empty();
    }

    /** Why the guard begins to warn, if it does; it goes on until a usable sample is within bounds again. */
    public static Optional<String> warning(Guard guard, GuardState state, GuardSampled sample) {
        return state.warning()
                ? Optional.empty()
                : guard.warnWhen()
                        .flatMap(limit -> sample.value()
                                .filter(limit::holds)
                                .map(value -> "value " + value.toPlainString() + " is " + limit));
    }

    /** Whether silence has lasted long enough to make the run's verdict UNKNOWN; what a shadow misses changes none. */
    public static boolean blinded(Guard guard, GuardState state, Instant now) {
        return guard.mode() == Guard.Mode.ENFORCE
                && guard.noData().then() == Guard.NoData.Do.UNKNOWN
                && silentFor(state, now).compareTo(guard.noData().after()) >= 0;
    }

    private static boolean inARow(Guard guard, GuardState state) {
        return guard.trip().of().isEmpty()
                && state.consecutive() >= guard.trip().consecutive();
    }

    private static boolean outOf(Guard guard, GuardState state) {
        return guard.trip()
                .of()
                .filter(of -> state.window().stream().filter(breach -> breach).count() >= of.breaches())
                .isPresent();
    }

    private static Duration silentFor(GuardState state, Instant now) {
        var since = state.usableAt().or(state::firstAskedAt);
        return since.map(at -> Duration.between(at, now)).orElse(Duration.ZERO);
    }

    /** From when on the guard lets something be injected; empty while it does not: no quiet sample, no injection. */
    public static Optional<Instant> readyAt(Guard guard, GuardState state) {
        return guard.mode() == Guard.Mode.SHADOW
                ? Optional.of(Instant.MIN)
                : state.quietSince().map(since -> since.plus(guard.before().orElse(Duration.ZERO)));
    }
}
