package dev.squall.agent.ledger;

import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One step in the life of a command that changes something. */
public sealed interface LedgerEntry {
    Instant at();

    /** An entry about one command. */
    sealed interface OfCommand extends LedgerEntry {
        String command();
    }

    /**
     * Written and synced before any harm.
     *
     * @param undo what {@code recover} needs, of a fault; empty of an effect, which has no undo
     */
    record Intent(
            Instant at,
            String command,
            String run,
            long epoch,
            String family,
            String func,
            List<String> targets,
            Optional<Json.Mapping> undo,
            Optional<Duration> duration,
            Duration lease,
            Instant hardDeadline)
            implements OfCommand {
        public Intent {
            targets = List.copyOf(targets);
        }

        public boolean isFault() {
            return undo.isPresent();
        }
    }

    /** The fault is in place and this was answered. */
    record Applied(Instant at, String command, Report.Injected answer) implements OfCommand {}

    /** The undo ran to its end. */
    record Undone(Instant at, String command) implements OfCommand {}

    /** The system was read again. Anything but CLEAN leaves the fault open. */
    record Verified(Instant at, String command, Recovery outcome) implements OfCommand {}

    /** Nothing is left to do; these are all reports on the command, the answer first. */
    record Done(Instant at, String command, List<Report> reports) implements OfCommand {
        public Done {
            reports = List.copyOf(reports);
        }
    }

    /** The run may start nothing here any more. */
    record Aborted(Instant at, String run, long epoch) implements LedgerEntry {}
}
