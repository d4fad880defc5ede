package dev.squall.coordinator.run;

import dev.squall.model.message.AgentRef;
import java.time.Instant;
import java.util.Optional;

/**
 * A fault that is in place, or may be.
 *
 * @param until   when its agent ends it by itself; empty when only a lost answer makes us suspect it
 * @param askedAt when its end was asked for
 */
record Fault(String command, AgentRef agent, Optional<Instant> until, Optional<Instant> askedAt) {
    Fault asked(Instant at) {
        return new Fault(command, agent, until, askedAt.isPresent() ? askedAt : Optional.of(at));
    }
}
