package dev.squall.agent.probe;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Habits;
import dev.squall.agent.call.Usage;
import dev.squall.agent.http.HttpArguments;
import dev.squall.agent.http.HttpExchange;
import dev.squall.model.json.Json;
import dev.squall.model.message.Report.Trouble;

/** {@code http.request}: sends a request and gives {@code {status, headers, body}}, whatever the status is. */
public final class HttpProbe implements Prober {
    private final HttpExchange exchange;
    private final Habits habits;

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
        return switch (HttpArguments.read(arguments, habits)) {
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
}
