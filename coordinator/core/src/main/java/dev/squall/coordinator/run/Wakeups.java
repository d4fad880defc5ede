package dev.squall.coordinator.run;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a run has to be told the time next: the earliest of all it waits for. Only what happens by time alone counts: a
 * moment that waits for something else as well would be due again and again without anything coming of it.
 */
public final class Wakeups {
    private Wakeups() {}

    public static Optional<Instant> next(RunState state) {
        return switch (state) {
            case RunState.Unplanned _, RunState.Planned _, RunState.AwaitingApproval _ -> Optional.empty();
            case RunState.Finished finished -> earliest(faults(finished.live()));
            case RunState.RollingBack rolling ->
                earliest(Stream.of(
                                waits(rolling.live()),
                                RollingBackCourse.undoing(rolling.live())
                                        ? Stream.<Instant>empty()
                                        : rolling.rollbacks().until().stream())
                        .flatMap(all -> all));
            case RunState.CheckingBefore before ->
                earliest(Stream.of(
                                waits(before.live()),
                                observers(before.live()),
                                before.configuration().until().stream(),
                                before.check().walk().until().stream(),
                                checked(before) ? Guards.readyAt(before.live()).stream() : Stream.<Instant>empty())
                        .flatMap(all -> all));
            case RunState.Acting acting ->
                earliest(Stream.of(
                                waits(acting.live()),
                                observers(acting.live()),
                                acting.method().until().stream(),
                                acting.during().walk().until().stream(),
                                nextRound(acting))
                        .flatMap(all -> all));
            case RunState.CheckingAfter after ->
                earliest(Stream.of(waits(after.live()), observers(after.live()), after.check().walk().until().stream())
                        .flatMap(all -> all));
        };
    }

    private static boolean checked(RunState.CheckingBefore before) {
        return before.configuration().done(before.live().dynamicProbes())
                && (!before.check().wanted() || before.check().judged().isPresent());
    }

    /** A round begins while the method goes on and no other round does. */
    private static Stream<Instant> nextRound(RunState.Acting acting) {
        return Next.walking(acting) && !acting.during().underWay(acting.live())
                ? acting.during().notBefore().stream()
                : Stream.empty();
    }

    private static Optional<Instant> earliest(Stream<Instant> times) {
        return times.min(Instant::compareTo);
    }

    private static Stream<Instant> waits(Live live) {
        return Stream.concat(
                live.work().inFlight().values().stream().map(flight -> Overdue.answerBy(flight, live)), faults(live));
    }

    private static Stream<Instant> faults(Live live) {
        return live.faults().values().stream().flatMap(fault -> Overdue.lostAt(fault, live).stream());
    }

    private static Stream<Instant> observers(Live live) {
        var due = live.plan().experiment().guards().stream()
                .filter(guard -> !Guards.isSampling(live, guard))
                .flatMap(guard -> live.guard(guard.name()).askedAt().map(at -> at.plus(guard.interval())).stream());
        return Stream.concat(due, Overdue.deadlineOf(live).stream());
    }
}
