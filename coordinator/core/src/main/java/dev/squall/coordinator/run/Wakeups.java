package dev.squall.coordinator.run;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a run has to be told the time next: the earliest of all it waits for. Only what happens by time alone counts: a
 * moment that waits for something else as well would be due again and again without anything coming of it.
 */
public final class Wakeups {
    private @Nullable Instant earliest;

    private Wakeups() {}

    public static Optional<Instant> next(RunState state) {
        var wakeups = new Wakeups();
        wakeups.of(state);
        return Optional.ofNullable(wakeups.earliest);
    }

    private void of(RunState state) {
        switch (state) {
            case RunState.Unplanned _, RunState.Planned _, RunState.AwaitingApproval _ -> {}
            case RunState.Finished finished -> faults(finished.live());
            case RunState.RollingBack rolling -> {
                waits(rolling.live());
                if (!RollingBackCourse.undoing(rolling.live())) {
                    at(rolling.rollbacks().wakeup());
                }
            }
            case RunState.CheckingRecovery recovery -> {
                waits(recovery.live());
                at(recovery.check().walk().until());
                if (!recovery.check().underWay(recovery.live())) {
                    at(recovery.check().notBefore());
                }
                at(RecoveryCourse.end(recovery));
            }
            case RunState.CheckingBefore before -> {
                waits(before.live());
                observers(before.live());
                at(before.configuration().until());
                at(before.check().walk().until());
                if (checked(before)) {
                    at(Guards.readyAt(before.live()));
                }
            }
            case RunState.Acting acting -> {
                waits(acting.live());
                observers(acting.live());
                at(acting.method().wakeup());
                at(acting.during().walk().until());
                // A round begins while the method goes on and no other round does.
                if (Next.walking(acting)
                        && acting.live().closed().isEmpty()
                        && !acting.during().underWay(acting.live())) {
                    at(acting.during().notBefore());
                }
            }
            case RunState.CheckingAfter after -> {
                waits(after.live());
                observers(after.live());
                at(after.check().walk().until());
            }
        }
    }

    private static boolean checked(RunState.CheckingBefore before) {
        return before.configuration().done(before.live().dynamicProbes())
                && (!before.check().wanted() || before.check().judged().isPresent());
    }

    private void waits(Live live) {
        for (var flight : live.work().inFlight().values()) {
            at(Overdue.answerBy(flight, live));
        }
        faults(live);
    }

    private void faults(Live live) {
        for (var fault : live.faults().open().values()) {
            at(Overdue.lostAt(fault, live));
        }
    }

    private void observers(Live live) {
        for (var guard : live.plan().experiment().guards()) {
            if (!Guards.isSampling(live, guard)) {
                at(live.guard(guard.name()).askedAt().map(at -> at.plus(guard.interval())));
            }
        }
        at(Overdue.deadlineOf(live));
    }

    private void at(Optional<Instant> time) {
        if (time.isPresent()) {
            at(time.get());
        }
    }

    private void at(Instant time) {
        earliest = earliest == null || time.isBefore(earliest) ? time : earliest;
    }
}
