package dev.squall.model.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What travels on the abort plane, never behind a queue of commands. Honoured however late it arrives. */
public sealed interface Control {
    String run();

    long epoch();

    Instant issuedAt();

    /**
     * Break off whatever the run does in this cluster, undo every fault of it, and refuse its commands of this epoch and
     * older from now on. The run's rollbacks come with a higher epoch and pass.
     */
    record Abort(String run, long epoch, Instant issuedAt, String reason) implements Control {}

    /**
     * Undo these faults of the run, named by the ids of the commands that made them. Each gets a {@link Report.Recovered},
     * again if it was over already; a command that the agent it names never saw is refused from then on and reported
     * CLEAN. An agent ignores ids that end in another agent's name.
     */
    record Recover(String run, long epoch, Instant issuedAt, List<String> commands, String reason) implements Control {
        public Recover {
            commands = List.copyOf(commands);
        }
    }

    /** Break off these commands where they are still being carried out; nothing else of the run is touched. */
    record BreakOff(String run, long epoch, Instant issuedAt, List<String> commands, String reason) implements Control {
        public BreakOff {
            commands = List.copyOf(commands);
        }
    }

    /** The coordinator is alive and still wants the run's faults: they may last {@code length} from receipt. */
    record Lease(String run, long epoch, Instant issuedAt, Duration length) implements Control {}
}
