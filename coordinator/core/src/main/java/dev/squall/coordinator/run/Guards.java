package dev.squall.coordinator.run;

import dev.squall.coordinator.guard.GuardRules;
import dev.squall.coordinator.guard.GuardState;
import dev.squall.coordinator.guard.Sampling;
import dev.squall.model.experiment.Guard;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunEvent.GuardSampled;
import dev.squall.model.journal.RunEvent.GuardTripped;
import dev.squall.model.journal.RunEvent.GuardWarned;
import dev.squall.model.journal.RunEvent.StopRequested;
import dev.squall.model.journal.StopCause;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a run's guards going: asks for samples when they are due, judges them, tells when one begins to warn, and stops the
 * run when one trips.
 */
final class Guards {
    private Guards() {}

    static List<RunEvent> next(Live live, Instant now) {
        var guards = live.plan().experiment().guards();
        for (int i = 0; i < guards.size(); i++) {
            var events = next(live, guards.get(i), i, now);
            if (!events.isEmpty()) {
                return events;
            }
        }
        return List.of();
    }

    private static List<RunEvent> next(Live live, Guard guard, int index, Instant now) {
        var state = live.guard(guard.name());
        var address = new StepAddress(Stage.GUARD, index, state.round());
        var open = live.work().open().get(address);
        if (open == null) {
            return now.isBefore(GuardRules.due(guard, state, now))
                    ? List.of()
                    : List.of(Dispatch.sample(live, guard, address, now));
        }
        return open.waiting().isEmpty() ? sampled(live, guard, state, open, now) : List.of();
    }

    private static List<RunEvent> sampled(Live live, Guard guard, GuardState state, OpenStep open, Instant now) {
        var sampling = Sampling.of(guard, open.answers().getFirst(), now);
        var sample = new GuardSampled(
                now,
                guard.name(),
                state.round(),
                sampling.judgement().verdict(),
                sampling.value(),
                sampling.judgement().reason());
        var events = new ArrayList<RunEvent>();
        events.add(sample);
        if (isArmed(live, guard, now)) {
            var after = state.on(sample, guard);
            GuardRules.warning(guard, after, sample)
                    .ifPresent(reason -> events.add(new GuardWarned(now, guard.name(), reason)));
            GuardRules.trip(guard, after, sample).ifPresent(reason -> events.addAll(trip(guard, reason, now)));
        }
        return events;
    }

    private static List<RunEvent> trip(Guard guard, String reason, Instant now) {
        var tripped = new GuardTripped(now, guard.name(), reason);
        return guard.mode() == Guard.Mode.SHADOW
                ? List.of(tripped)
                : List.of(tripped, new StopRequested(now, StopCause.GUARD, guard.name(), reason));
    }

    /** The delay begins with the method; before it a guard is armed, for then nothing of ours disturbs the metric. */
    private static boolean isArmed(Live live, Guard guard, Instant now) {
        return live.actingSince()
                .map(since -> !now.isBefore(since.plus(guard.initialDelay())))
                .orElse(true);
    }

    /** When every guard will have been quiet for long enough; empty while one is not quiet at all. */
    static Optional<Instant> readyAt(Live live) {
        var ready = Instant.MIN;
        for (var guard : live.plan().experiment().guards()) {
            var at = GuardRules.readyAt(guard, live.guard(guard.name()));
            if (at.isEmpty()) {
                return Optional.empty();
            }
            ready = at.get().isAfter(ready) ? at.get() : ready;
        }
        return Optional.of(ready);
    }

    static boolean isSampling(Live live, Guard guard) {
        int index = live.plan().experiment().guards().indexOf(guard);
        return live.isOpen(
                new StepAddress(Stage.GUARD, index, live.guard(guard.name()).round()));
    }

    static Optional<Guard> named(Live live, String name) {
        return live.plan().experiment().guards().stream()
                .filter(guard -> guard.name().equals(name))
                .findFirst();
    }
}
