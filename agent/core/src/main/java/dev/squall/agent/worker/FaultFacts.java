package dev.squall.agent.worker;

import dev.squall.agent.fault.Plan;
import dev.squall.agent.fault.Target;
import dev.squall.agent.ledger.LedgerEntry;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is known of a fault from its intent on, and never changes. */
record FaultFacts(
        String run,
        String command,
        String targets,
        Json.Mapping undo,
        Optional<Duration> duration,
        Instant hardDeadline) {

    static FaultFacts of(Command.Action action, Plan.Ready plan, Masks masks) {
        String targets = plan.targets().stream().map(Target::identity).collect(Collectors.joining(", "));
        return new FaultFacts(
                action.run(), action.id(), masks.mask(targets), plan.data(), action.duration(), action.hardDeadline());
    }

    static FaultFacts of(LedgerEntry.Intent intent) {
        return new FaultFacts(
                intent.run(),
                intent.command(),
                String.join(", ", intent.targets()),
                intent.undo().orElse(Json.Mapping.EMPTY),
                intent.duration(),
                intent.hardDeadline());
    }
}
