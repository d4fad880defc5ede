package dev.squall.agent.fault.signal;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Effect;
import dev.squall.agent.fault.Plan;
import dev.squall.model.experiment.Durations;
import dev.squall.model.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * {@code signal.kill} and {@code signal.continue}: one signal to each chosen process. Arguments are those of
 * {@link ProcessSelection}; {@code kill} also takes {@code signal} ({@code KILL}) and {@code expect-replacement}: seconds,
 * or {@code 30s}, in which another process by the same selection must be there for each one killed, or the action failed.
 *
 * <p>Output: {@code {"signalled": [{pid, name, start, boot, replaced-by, ready-after-seconds}], "candidates": [pids]}}.
 */
public final class SendSignal implements Effect {
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Usage KILL = Usage.of("sends a signal to processes, and may wait until others replace them")
            .and(ProcessSelection.PARAMETERS)
            .and(
                    Parameter.optional("signal", Kind.TEXT, "one of " + Signal.names())
                            .or(Json.of("KILL")),
                    Parameter.optional(
                                    "expect-replacement",
                                    Kind.DURATION,
                                    "in which another process must be there for each, up to an hour; 0: nobody waits")
                            .or(Json.of(0)));
    private static final Usage CONTINUE =
            Usage.of("lets stopped processes go on").and(ProcessSelection.PARAMETERS);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final String func;
    private final Usage usage;

    private SendSignal(String func, Usage usage) {
        this.func = func;
        this.usage = usage;
    }

    public static SendSignal kill() {
        return new SendSignal("kill", KILL);
    }

    public static SendSignal resume() {
        return new SendSignal("continue", CONTINUE);
    }

    @Override
    public String family() {
        return "signal";
    }

    @Override
    public String func() {
        return func;
    }

    @Override
    public Usage usage() {
        return usage;
    }

    @Override
    public Plan plan(Json.Mapping written, CallContext context) {
        var arguments = new Arguments(written, usage);
        boolean kills = usage.equals(KILL);
        var signal = kills ? signal(arguments) : Signal.CONT;
        var wait = kills ? replacement(arguments) : Duration.ZERO;
        var selection = ProcessSelection.read(arguments);
        var problem = arguments.problem();
        return problem.isPresent()
                ? new Plan.Rejected(problem.get())
                : selection.plan(
                        context.random(),
                        Json.mapping("signal", Json.of(signal.name()))
                                .with("wait", Json.of(wait.toMillis()))
                                .with("by", Json.of(selection.by()))
                                .with("what", Json.of(selection.what())));
    }

    private static Signal signal(Arguments arguments) {
        var signal = Signal.named(arguments.text("signal"));
        if (signal.isEmpty()) {
            arguments.wrong("signal", "must be one of " + Signal.names());
        }
        return signal.orElse(Signal.CONT);
    }

    private static Duration replacement(Arguments arguments) {
        var wait = arguments.any("expect-replacement").flatMap(Durations::of);
        if (wait.isEmpty() || wait.get().isNegative() || wait.get().compareTo(LONGEST_WAIT) > 0) {
            arguments.wrong("expect-replacement", "must be seconds or a duration such as 30s, at most an hour");
        }
        return wait.orElse(Duration.ZERO);
    }

    @Override
    public Outcome act(Json.Mapping data, CallContext context) throws InterruptedException {
        var signal = Signal.valueOf(data.text("signal").orElseThrow());
        var selection = new ProcessSelection(
                data.text("by").orElseThrow(), data.text("what").orElseThrow(), Optional.empty(), true);
        var hit = new ArrayList<ProcessRef>();
        var before = selection.candidates();
        var since = context.elapsed().elapsed();
        for (var process : ProcessRef.listOf(data)) {
            var failure = Sender.send(signal, process);
            if (failure.isPresent()) {
                return new Outcome.Failed(hit.size() + " signalled, then: " + failure.get());
            }
            hit.add(process);
        }
        var wait = Duration.ofMillis(
                ((Json.Number) data.get("wait").orElseThrow()).value().longValue());
        return wait.isZero()
                ? done(hit, List.of(), data)
                : awaitHeirs(hit, before, selection, since, wait, data, context);
    }

    private static Outcome awaitHeirs(
            List<ProcessRef> hit,
            List<ProcessRef> before,
            ProcessSelection selection,
            Duration since,
            Duration wait,
            Json.Mapping data,
            CallContext context)
            throws InterruptedException {
        while (true) {
            var passed = context.elapsed().elapsed().minus(since);
            var heirs = selection.candidates().stream()
                    .filter(it -> !before.contains(it))
                    .toList();
            if (heirs.size() >= hit.size()) {
                var entries = new ArrayList<Json>();
                for (int i = 0; i < hit.size(); i++) {
                    entries.add(hit.get(i)
                            .toJson()
                            .with("replaced-by", Json.of(heirs.get(i).pid()))
                            .with("ready-after-seconds", Json.of(passed.toMillis() / 1000.0)));
                }
                return done(hit, entries, data);
            }
            if (passed.compareTo(wait) >= 0) {
                return new Outcome.Failed(heirs.size() + " of " + hit.size() + " processes with " + selection.words()
                        + " were replaced within " + wait.toMillis() + " ms");
            }
            context.pause(LOOK);
        }
    }

    private static Outcome done(List<ProcessRef> hit, List<Json> entries, Json.Mapping data) {
        var output = new LinkedHashMap<String, Json>();
        output.put(
                "signalled",
                new Json.Array(
                        entries.isEmpty()
                                ? hit.stream().map(it -> (Json) it.toJson()).toList()
                                : entries));
        output.put("candidates", data.get("candidates").orElse(Json.NULL));
        return new Outcome.Done(new Json.Mapping(output));
    }
}
