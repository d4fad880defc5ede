package dev.squall.coordinator.run;

import dev.squall.model.experiment.RecoveryCheck;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunEvent.RunFinished;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks after the rollbacks whether the hypothesis holds again, until it has held for long enough or time is over. */
final class RecoveryCourse {
    private RecoveryCourse() {}

    static List<RunEvent> next(RunState.CheckingRecovery state, Instant now) {
        if (state.live().closed().isPresent()) {
            return finished(state, Optional.empty(), now);
        }
        if (recovered(state)) {
            return finished(state, Optional.of(true), now);
        }
        return now.isBefore(end(state))
                ? state.check().next(state.live(), now)
                : finished(state, Optional.of(false), now);
    }

    private static boolean recovered(RunState.CheckingRecovery state) {
        return state.held()
                .filter(held ->
                        !held.last().isBefore(held.first().plus(rule(state).hold())))
                .isPresent();
    }

    /** When time is over. */
    static Instant end(RunState.CheckingRecovery state) {
        return state.since().plus(rule(state).within());
    }

    private static RecoveryCheck rule(RunState.CheckingRecovery state) {
        return state.live().plan().experiment().recovery().orElseThrow();
    }

    private static List<RunEvent> finished(RunState.CheckingRecovery state, Optional<Boolean> recovered, Instant now) {
        var events = new ArrayList<>(Endings.breakOff(state.live(), now));
        events.add(new RunFinished(now, Ending.result(state.live(), true, recovered)));
        return events;
    }
}
