package dev.squall.coordinator.run;

import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.Result.Status;
import dev.squall.model.journal.StopCause;

/** What a run's end is called, by what ended it. */
final class Statuses {
    private Statuses() {}

    static Status of(Live live) {
        if (live.stop().isPresent()) {
            return stopped(live.stop().get().request().cause(), live);
        }
        return live.closed().isPresent() ? closed(live.closed().get().cause(), live) : checked(live);
    }

    private static Status stopped(StopCause cause, Live live) {
        return switch (cause) {
            case GATE_MISSED -> live.allows(Leniency.GATE_MISS_COMPLETES) ? checked(live) : Status.GATE_MISSED;
            case ABORT, QUIT -> Status.INTERRUPTED;
            case GUARD, DEADLINE -> Status.ABORTED;
            case DEVIATION, FAILURE, ERROR -> Status.FAILED;
            case CRASH -> Status.CRASHED;
        };
    }

    /** A check after a run that failed fast has the last word when it does not hold either. */
    private static Status closed(StopCause cause, Live live) {
        return switch (cause) {
            case DEVIATION -> live.findings().missedAfter() ? checked(live) : Status.FAILED;
            case ABORT, QUIT -> Status.INTERRUPTED;
            case ERROR, GUARD, DEADLINE -> Status.ABORTED;
            case GATE_MISSED, FAILURE -> Status.FAILED;
            case CRASH -> Status.CRASHED;
        };
    }

    private static Status checked(Live live) {
        return live.findings().failed() ? Status.FAILED : Status.COMPLETED;
    }
}
