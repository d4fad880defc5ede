package dev.squall.coordinator.guard;

import dev.squall.model.experiment.Guard;
import dev.squall.model.journal.RunEvent.GuardSampled;
import dev.squall.model.tolerance.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a guard remembers of its samples.
 *
 * @param round       of the next sample
 * @param askedAt     when the last sample was asked for
 * @param firstAskedAt when the first was: silence is counted from there until the first usable sample
 * @param consecutive breaches in a row
 * @param window      the last samples, newest last, true for a breach
 * @param usableAt    when the last usable sample came
 * @param quietSince  since when every sample has been usable and no breach
 * @param warning     whether it has warned, and no usable sample has been within those bounds since
 */
public record GuardState(
        int round,
        Optional<Instant> askedAt,
        Optional<Instant> firstAskedAt,
        int consecutive,
        List<Boolean> window,
        Optional<Instant> usableAt,
        Optional<Instant> quietSince,
        boolean warning,
        boolean tripped) {
    public static final GuardState INITIAL = new GuardState(
            0, Optional.empty(), Optional.empty(), 0, List.of(), Optional.empty(), Optional.empty(), false, false);

    public GuardState {
        window = List.copyOf(window);
    }

    public GuardState asked(Instant at) {
        return new GuardState(
                round,
                Optional.of(at),
                firstAskedAt.or(() -> Optional.of(at)),
                consecutive,
                window,
                usableAt,
                quietSince,
                warning,
                tripped);
    }

    public GuardState warned() {
        return new GuardState(round, askedAt, firstAskedAt, consecutive, window, usableAt, quietSince, true, tripped);
    }

    public GuardState tripping() {
        return new GuardState(round, askedAt, firstAskedAt, consecutive, window, usableAt, quietSince, warning, true);
    }

    public GuardState on(GuardSampled sample, Guard guard) {
        boolean usable = sample.verdict() != Verdict.UNKNOWN;
        boolean breach = sample.verdict() == Verdict.DEVIATED;
        return new GuardState(
                sample.round() + 1,
                askedAt,
                firstAskedAt,
                breach ? consecutive + 1 : usable ? 0 : consecutive,
                usable ? slide(breach, guard) : window,
                usable ? Optional.of(sample.at()) : usableAt,
                usable && !breach ? quietSince.or(() -> Optional.of(sample.at())) : Optional.empty(),
                warning && warns(sample, guard),
                tripped);
    }

    /** Silence does not say that it is over. */
    private static boolean warns(GuardSampled sample, Guard guard) {
        return sample.value()
                .flatMap(value -> guard.warnWhen().map(limit -> limit.holds(value)))
                .orElse(true);
    }

    private List<Boolean> slide(boolean breach, Guard guard) {
        int samples = guard.trip().of().map(Guard.Trip.OutOf::samples).orElse(1);
        var slid = new ArrayList<>(window);
        slid.add(breach);
        return slid.subList(Math.max(0, slid.size() - samples), slid.size());
    }
}
