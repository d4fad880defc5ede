package dev.squall.agent.fault.signal;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Rejection;
import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.Plan;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code signal.stop}: freezes processes (SIGSTOP) until the fault ends, then lets them go on (SIGCONT). To the world a
 * frozen process is one that hangs. Arguments are those of {@link ProcessSelection}. A process that was stopped before is
 * not touched: it would have to stay stopped afterwards.
 */
public final class StopProcess implements Injector {
    @Override
    public String family() {
        return "signal";
    }

    @Override
    public String func() {
        return "stop";
    }

    @Override
    public Plan plan(Json.Mapping arguments, CallContext context) {
        return switch (ProcessSelection.read(arguments, Set.of())) {
            case ProcessSelection.Reading.Wrong(Rejection rejection) -> new Plan.Rejected(rejection);
            case ProcessSelection.Reading.Understood(ProcessSelection selection) -> {
                var plan = selection.plan(context.random(), Json.Mapping.EMPTY);
                yield plan instanceof Plan.Ready ready
                                && ProcessRef.listOf(ready.data()).stream().anyMatch(ProcessRef::isStopped)
                        ? new Plan.Failed(
                                "a process with " + selection.words() + " is stopped already, by somebody else")
                        : plan;
            }
        };
    }

    @Override
    public Injected inject(Json.Mapping data, CallContext context) {
        for (var process : ProcessRef.listOf(data)) {
            var failure = Sender.send(Signal.STOP, process);
            if (failure.isPresent()) {
                return new Injected.NotInPlace(failure.get());
            }
        }
        return new Injected.InPlace(
                Json.mapping("stopped", data.get("processes").orElse(Json.NULL))
                        .with("candidates", data.get("candidates").orElse(Json.NULL)));
    }

    @Override
    public Undone recover(Json.Mapping data, CallContext context) {
        var failures = new ArrayList<String>();
        for (var process : ProcessRef.listOf(data)) {
            Sender.send(Signal.CONT, process).filter(_ -> process.isThere()).ifPresent(failures::add);
        }
        return failures.isEmpty()
                ? new Undone.Gone(
                        Json.mapping("continued", data.get("processes").orElse(Json.NULL)))
                : new Undone.StillThere(String.join("; ", failures));
    }

    /** A process that ended by itself is not frozen any more. */
    @Override
    public Verification verify(Json.Mapping data, CallContext context) {
        var states = new ArrayList<Json>();
        boolean frozen = false;
        for (var process : ProcessRef.listOf(data)) {
            frozen |= process.isStopped();
            states.add(process.toJson()
                    .with("state", Json.of(process.state().map(String::valueOf).orElse("gone"))));
        }
        return new Verification(
                frozen ? Recovery.DIRTY : Recovery.CLEAN,
                Json.mapping("processes", new Json.Array(List.copyOf(states))));
    }
}
