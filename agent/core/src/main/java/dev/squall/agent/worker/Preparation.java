package dev.squall.agent.worker;

import dev.squall.agent.call.Call;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Rejection;
import dev.squall.agent.fault.Effect;
import dev.squall.agent.fault.Fault;
import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.fault.Target;
import dev.squall.agent.ledger.LedgerEntry;
import dev.squall.agent.policy.Reach;
import dev.squall.agent.worker.Attempt.Ending;
import dev.squall.model.codec.FileTrouble;
import dev.squall.model.experiment.Durations;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import dev.squall.model.message.Refusal;
import dev.squall.model.message.Report;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Everything about an action that comes before the harm: its arguments, its targets, the node's policy on them, and the
 * intent in the ledger.
 */
final class Preparation {
    private final Shift shift;
    private final Command.Action action;
    private final Call written;
    private final Fault fault;
    private volatile Masks masks = Masks.NONE;
    private volatile boolean intended;

    /** What came of it. */
    sealed interface Prepared {
        /** The intent is in the ledger. */
        record Ready(Plan.Ready plan) implements Prepared {}

        record Refused(Rejection rejection) implements Prepared {}

        record Failed(String reason) implements Prepared {}
    }

    Preparation(Shift shift, Command.Action action, Call written, Fault fault) {
        this.shift = shift;
        this.action = action;
        this.written = written;
        this.fault = fault;
    }

    Masks masks() {
        return masks;
    }

    /** Whether the ledger holds an intent, which wants a last entry then. */
    boolean intended() {
        return intended;
    }

    /** @param abandoned whether nobody waits for it any more, so that nothing may be intended */
    Prepared prepare(BooleanSupplier abandoned) throws InterruptedException {
        return switch (shift.ports.resolver().resolve(action.provider(), written, action.scope())) {
            case Resolver.Resolution.Unresolved(Rejection rejection) -> new Prepared.Refused(rejection);
            case Resolver.Resolution.Resolved(var call, var secrets) -> {
                masks = Masks.of(secrets);
                CallContext context = shift.context(action.id(), action.timeout());
                yield switch (fault.plan(call.arguments(), context)) {
                    case Plan.Rejected(Rejection rejection) -> new Prepared.Refused(rejection);
                    case Plan.Failed(String reason) -> new Prepared.Failed(reason);
                    case Plan.Ready ready -> intend(ready, abandoned);
                };
            }
        };
    }

    private Prepared intend(Plan.Ready plan, BooleanSupplier abandoned) throws InterruptedException {
        for (Target target : plan.targets()) {
            Optional<Rejection> objection = shift.policy.objectionTo(target);
            if (objection.isPresent()) {
                return new Prepared.Refused(objection.get());
            }
        }
        Optional<Rejection> tooMuch = action.blastRadius().flatMap(limit -> Reach.objectionTo(plan, limit));
        if (tooMuch.isPresent()) {
            return new Prepared.Refused(tooMuch.get());
        }
        if (Thread.interrupted() || abandoned.getAsBoolean()) {
            throw new InterruptedException();
        }
        try {
            shift.ports.ledger().append(intent(plan));
            intended = true;
            return new Prepared.Ready(plan);
        } catch (IOException e) {
            return new Prepared.Failed("the ledger cannot be written, so nothing was done: " + FileTrouble.of(e));
        }
    }

    private LedgerEntry.Intent intent(Plan.Ready plan) {
        Optional<Json.Mapping> undo = switch (fault) {
            case Injector _ -> Optional.of(plan.data());
            case Effect _ -> Optional.empty();
        };
        List<String> targets =
                plan.targets().stream().map(Target::identity).map(masks::mask).toList();
        return new LedgerEntry.Intent(
                shift.now(),
                action.id(),
                action.run(),
                action.envelope().epoch(),
                fault.family(),
                fault.func(),
                targets,
                undo,
                action.duration(),
                action.lease(),
                action.hardDeadline());
    }

    /** The answer to a preparation that did not get ready: nothing was changed. */
    Report.Answer answer(Ending<Prepared> ending, Answers answers) {
        return switch (ending) {
            case Ending.Value<Prepared>(Prepared.Refused(Rejection rejection)) -> answers.refused(rejection, masks);
            case Ending.Value<Prepared>(Prepared.Failed(String reason)) -> answers.failed(reason, masks);
            case Ending.Value<Prepared>(Prepared.Ready _) -> aborted(answers);
            case Ending.BrokenOff<Prepared>() -> aborted(answers);
            case Ending.TimedOut<Prepared>() -> late(answers);
            case Ending.GivenUp<Prepared>() -> late(answers);
            case Ending.Broken<Prepared>(Throwable cause) -> answers.broken(cause, masks);
        };
    }

    private static Report.Answer aborted(Answers answers) {
        return answers.refused(Refusal.ABORTED, "the run was aborted before anything was changed");
    }

    private Report.Answer late(Answers answers) {
        return answers.failed(
                "its target was not found out within " + Durations.written(action.timeout()) + "; nothing was changed",
                masks);
    }
}
