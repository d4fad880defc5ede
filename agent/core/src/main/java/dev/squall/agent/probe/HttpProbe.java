package dev.squall.agent.probe;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Habits;
import dev.squall.agent.call.Usage;
import dev.squall.agent.http.HttpArguments;
import dev.squall.agent.http.HttpExchange;
import dev.squall.model.json.Json;
import dev.squall.model.message.Report.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * {@code http.request}: sends a request and gives {@code {status, headers, body}}, whatever the status is. What is asked for again and
 * again, as hypotheses and guards do, is read once; but headers and bodies, which may hold secrets, are not remembered.
 */
public final class HttpProbe implements Prober {
    private final HttpExchange exchange;
    private final Habits habits;
    private volatile @Nullable Asked last;

    private record Asked(Json.Mapping arguments, HttpArguments.Reading reading) {}

    public HttpProbe(HttpExchange exchange, Habits habits) {
        this.exchange = exchange;
        this.habits = habits;
    }

    @Override
    public String family() {
        return "http";
    }

    @Override
    public String func() {
        return "request";
    }

    @Override
    public Usage usage() {
        return HttpArguments.USAGE;
    }

    @Override
    public Observation observe(Json.Mapping arguments, CallContext context) throws InterruptedException {
        return switch (reading(arguments)) {
            case HttpArguments.Reading.Wrong(var rejection) -> new Observation.Rejected(rejection);
            case HttpArguments.Reading.Request(var request) ->
                switch (exchange.send(request)) {
                    case HttpExchange.Result.Failed(var trouble, String reason) ->
                        new Observation.Unseen(trouble, reason);
                    case HttpExchange.Result.Replied(var reply) ->
                        reply.output(habits)
                                .<Observation>map(Observation.Seen::new)
                                .orElseGet(() -> new Observation.Unseen(
                                        Trouble.BROKE,
                                        request.target() + " says that its answer is JSON, and it is none"));
                };
        };
    }

    private HttpArguments.Reading reading(Json.Mapping arguments) {
        var known = last;
        if (known != null && known.arguments().equals(arguments)) {
            return known.reading();
        }
        var reading = HttpArguments.read(arguments, habits);
        if (isNothing(arguments.member("headers")) && isNothing(arguments.member("arguments"))) {
            last = new Asked(arguments, reading);
        }
        return reading;
    }

    private static boolean isNothing(Json value) {
        return value.equals(Json.NULL) || value.equals(Json.Mapping.EMPTY);
    }
}
