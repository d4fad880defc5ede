package dev.squall.agent.app;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.worker.Worker;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Waits, for a while, until a halted worker has undone what it had in place. */
final class Stopping {
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Logger LOG = Logger.getLogger(Stopping.class);

    private Stopping() {}

    static void await(Worker worker, CallContext.Pauses pauses) {
        long looks = LONGEST.dividedBy(LOOK);
        try {
            for (long look = 0; look < looks && !worker.idle(); look++) {
                pauses.pause(LOOK);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (!worker.idle()) {
            LOG.errorf(
                    "the agent stops with faults in its ledger; its next start undoes them open=%d",
                    worker.openFaults().size());
        }
    }
}
