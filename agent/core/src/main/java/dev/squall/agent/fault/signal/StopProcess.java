package dev.squall.agent.fault.signal;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.Plan;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code signal.stop}: freezes processes (SIGSTOP) until the fault ends, then lets them go on (SIGCONT). To the world a
 * frozen process is one that hangs. Arguments are those of {@link ProcessSelection}. A process that was stopped before is
 * not touched: it would have to stay stopped afterwards.
 */
public final class StopProcess implements Injector {
    private static final Usage USAGE = Usage.of("freezes processes until the fault ends; to the world they hang")
            .and(ProcessSelection.PARAMETERS);
    private static final Duration LOOK = Duration.ofMillis(2);
    private static final int MOST_LOOKS = 100;

    @Override
    public String family() {
        return "signal";
    }

    @Override
    public String func() {
        return "stop";
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public Plan plan(Json.Mapping written, CallContext context) {
        var arguments = new Arguments(written, USAGE);
        var selection = ProcessSelection.read(arguments);
        var problem = arguments.problem();
        if (problem.isPresent()) {
            return new Plan.Rejected(problem.get());
        }
        var plan = selection.plan(context.random(), Json.Mapping.EMPTY);
        return plan instanceof Plan.Ready ready
                        && ProcessRef.listOf(ready.data()).stream().anyMatch(ProcessRef::isStopped)
                ? new Plan.Failed("a process with " + selection.words() + " is stopped already, by somebody else")
                : plan;
    }

    @Override
    public Injected inject(Json.Mapping data, CallContext context) throws InterruptedException {
        for (var process : ProcessRef.listOf(data)) {
            var failure = Sender.send(Signal.STOP, process);
            if (failure.isPresent()) {
                return new Injected.NotInPlace(failure.get());
            }
        }
        for (var process : ProcessRef.listOf(data)) {
            if (!becomes(process, true, context)) {
                return new Injected.NotInPlace(process.identity() + " was told to stop and does not");
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
    public Verification verify(Json.Mapping data, CallContext context) throws InterruptedException {
        var states = new ArrayList<Json>();
        boolean frozen = false;
        for (var process : ProcessRef.listOf(data)) {
            frozen |= !becomes(process, false, context);
            states.add(process.toJson()
                    .with("state", Json.of(process.state().map(String::valueOf).orElse("gone"))));
        }
        var clean = states.isEmpty() ? Recovery.UNKNOWN : Recovery.CLEAN;
        return new Verification(
                frozen ? Recovery.DIRTY : clean, Json.mapping("processes", new Json.Array(List.copyOf(states))));
    }

    /** A signal takes a moment until the kernel's list shows it. */
    private static boolean becomes(ProcessRef process, boolean stopped, CallContext context)
            throws InterruptedException {
        for (int i = 0; i < MOST_LOOKS; i++) {
            if (process.isStopped() == stopped) {
                return true;
            }
            context.pause(LOOK);
        }
        return false;
    }
}
