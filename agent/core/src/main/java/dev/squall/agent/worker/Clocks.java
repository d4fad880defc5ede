package dev.squall.agent.worker;

import dev.squall.model.message.RecoveryCause;
import java.time.Duration;
import java.util.Optional;

/**
 * The three clocks of one fault, as moments of elapsed time. The earliest ends it.
 *
 * @param lease    renewed by the coordinator
 * @param hard     fixed when the command was admitted
 * @param duration from the injection on; none means until somebody ends it
 */
record Clocks(Duration lease, Duration hard, Optional<Duration> duration) {

    Clocks renewed(Duration until) {
        return until.compareTo(lease) > 0 ? new Clocks(until, hard, duration) : this;
    }

    Clocks lasting(Optional<Duration> until) {
        return new Clocks(lease, hard, until);
    }

    Duration earliest() {
        Duration earliest = lease.compareTo(hard) < 0 ? lease : hard;
        return duration.filter(end -> end.compareTo(earliest) < 0).orElse(earliest);
    }

    /** Its end when every lease is renewed in time. */
    Duration latest() {
        return duration.filter(end -> end.compareTo(hard) < 0).orElse(hard);
    }

    /** What ends the fault now, if anything does. */
    Optional<RecoveryCause> due(Duration now) {
        Duration earliest = earliest();
        if (earliest.compareTo(now) > 0) {
            return Optional.empty();
        }
        if (duration.isPresent() && duration.get().equals(earliest)) {
            return Optional.of(RecoveryCause.DURATION);
        }
        return Optional.of(hard.equals(earliest) ? RecoveryCause.DEADLINE : RecoveryCause.LEASE);
    }
}
