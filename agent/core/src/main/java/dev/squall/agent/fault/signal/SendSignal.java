package dev.squall.agent.fault.signal;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Rejection;
import dev.squall.agent.fault.Effect;
import dev.squall.agent.fault.Plan;
import dev.squall.model.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code signal.kill} and {@code signal.continue}: one signal to each chosen process. Arguments are those of
 * {@link ProcessSelection}; {@code kill} also takes {@code signal} ({@code KILL}) and {@code expect-replacement}: seconds,
 * or {@code 30s}, in which another process by the same selection must be there for each one killed, or the action failed.
 *
 * <p>Output: {@code {"signalled": [{pid, name, start, boot, replaced-by, ready-after-seconds}], "candidates": [pids]}}.
 */
public final class SendSignal implements Effect {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final String func;
    private final Signal usual;
    private final Set<String> more;

    private SendSignal(String func, Signal usual, Set<String> more) {
        this.func = func;
        this.usual = usual;
        this.more = more;
    }

    public static SendSignal kill() {
        return new SendSignal("kill", Signal.KILL, Set.of("signal", "expect-replacement"));
    }

    public static SendSignal resume() {
        return new SendSignal("continue", Signal.CONT, Set.of());
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
    public Plan plan(Json.Mapping arguments, CallContext context) {
        var signal = arguments
                .get("signal")
                .map(it -> it instanceof Json.Text(String name) ? Signal.named(name) : Optional.<Signal>empty())
                .orElse(Optional.of(usual));
        if (signal.isEmpty()) {
            return new Plan.Rejected(Rejection.invalid("signal", "must be one of " + Signal.names()));
        }
        var wait = arguments.get("expect-replacement").map(SendSignal::duration).orElse(Optional.of(Duration.ZERO));
        if (wait.isEmpty()) {
            return new Plan.Rejected(Rejection.invalid(
                    "expect-replacement", "must be seconds or a duration such as 30s, at most an hour"));
        }
        return switch (ProcessSelection.read(arguments, more)) {
            case ProcessSelection.Reading.Wrong(Rejection rejection) -> new Plan.Rejected(rejection);
            case ProcessSelection.Reading.Understood(ProcessSelection selection) ->
                selection.plan(
                        context.random(),
                        Json.mapping("signal", Json.of(signal.get().name()))
                                .with("wait", Json.of(wait.get().toMillis()))
                                .with("by", Json.of(selection.by()))
                                .with("what", Json.of(selection.what())));
        };
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

    /** Seconds as a number, or a number with {@code ms}, {@code s} or {@code m}. */
    private static Optional<Duration> duration(Json written) {
        var seconds = switch (written) {
            case Json.Number(BigDecimal value) -> Optional.of(value);
            case Json.Text(String text) -> inSeconds(text.strip());
            case Json.Null _, Json.Bool _, Json.Array _, Json.Mapping _ -> Optional.<BigDecimal>empty();
        };
        return seconds.filter(value -> value.signum() >= 0 && value.compareTo(BigDecimal.valueOf(3600)) <= 0)
                .map(value -> Duration.ofMillis(value.movePointRight(3).longValue()));
    }

    private static Optional<BigDecimal> inSeconds(String text) {
        var match = java.util.regex.Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m)")
                .matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var number = new BigDecimal(match.group(1));
        return Optional.of(
                switch (match.group(2)) {
                    case "ms" -> number.movePointLeft(3);
                    case "m" -> number.multiply(BigDecimal.valueOf(60));
                    default -> number;
                });
    }
}
