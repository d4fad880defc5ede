package dev.squall.agent.fault.http;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Habits;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Effect;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.fault.Target;
import dev.squall.agent.http.HttpArguments;
import dev.squall.agent.http.HttpExchange;
import dev.squall.agent.http.HttpReply;
import dev.squall.agent.http.HttpRequest;
import dev.squall.model.json.Json;
import dev.squall.model.message.Report.Trouble;
import java.util.List;
import java.util.Set;

/** {@code http.request} as an action: sends a request once and gives {@code {status, headers, body}}. */
public final class HttpAction implements Effect {
    private final HttpExchange exchange;
    private final Habits habits;

    public HttpAction(HttpExchange exchange, Habits habits) {
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
    public Plan plan(Json.Mapping arguments, CallContext context) {
        return switch (HttpArguments.read(arguments, habits)) {
            case HttpArguments.Reading.Wrong(var rejection) -> new Plan.Rejected(rejection);
            case HttpArguments.Reading.Request(HttpRequest request) ->
                new Plan.Ready(
                        List.of(new Target(
                                request.method() + " " + request.target(),
                                Set.of("host=" + request.uri().getHost()))),
                        arguments);
        };
    }

    @Override
    public Outcome act(Json.Mapping data, CallContext context) throws InterruptedException {
        return switch (HttpArguments.read(data, habits)) {
            case HttpArguments.Reading.Wrong(var rejection) -> new Outcome.Failed(Trouble.BROKE, rejection.detail());
            case HttpArguments.Reading.Request(HttpRequest request) ->
                switch (exchange.send(request)) {
                    case HttpExchange.Result.Failed(var trouble, String reason) -> new Outcome.Failed(trouble, reason);
                    case HttpExchange.Result.Replied(HttpReply reply) ->
                        reply.output(habits)
                                .<Outcome>map(Outcome.Done::new)
                                .orElseGet(() -> new Outcome.Failed(
                                        Trouble.BROKE,
                                        "done with status " + reply.status()
                                                + ", and its answer says that it is JSON and is none"));
                };
        };
    }
}
