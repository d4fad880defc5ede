package dev.squall.agent.probe;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.call.Usage;
import dev.squall.agent.http.HttpExchange;
import dev.squall.agent.http.HttpReply;
import dev.squall.model.json.Json;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code prometheus.query}: an instant query. Arguments {@code query}, {@code api_url} or {@code url} (the server's base
 * address), {@code timeout} (10 s) and {@code secret} (a bearer token). Gives the value of a scalar or of a vector of one
 * series as a number; no series, or several, is no observation.
 */
public final class PrometheusQuery implements Prober {
    private final HttpExchange exchange;

    public PrometheusQuery(HttpExchange exchange) {
        this.exchange = exchange;
    }

    private static final Usage USAGE = Usage.of(
            "asks a Prometheus an instant query, and gives the value of a scalar or of the only series as a number",
            Parameter.needed("query", Kind.TEXT, "PromQL"),
            Parameter.optional("api_url", Kind.TEXT, "the server's base address, such as http://prometheus:9090"),
            Parameter.optional("url", Kind.TEXT, "the same by another name; one of the two is needed"),
            Scrape.TIMEOUT,
            Scrape.SECRET);

    @Override
    public String family() {
        return "prometheus";
    }

    @Override
    public String func() {
        return "query";
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public Observation observe(Json.Mapping written, CallContext context) throws InterruptedException {
        var arguments = new Arguments(written, USAGE);
        String query = arguments.text("query");
        Optional<String> url = arguments.optionalText("api_url").or(() -> arguments.optionalText("url"));
        Duration timeout = arguments.duration("timeout").orElse(Duration.ZERO);
        Optional<String> secret = arguments.optionalText("secret");
        if (url.isEmpty()) {
            arguments.wrong(
                    "api_url", "is missing; it must be the address of a Prometheus, such as http://prometheus:9090");
        }
        var problem = arguments.problem();
        if (problem.isPresent()) {
            return new Observation.Rejected(problem.get());
        }
        String address = url.orElseThrow().replaceFirst("/+$", "") + "/api/v1/query";
        var request = Scrape.request(address, Json.mapping("query", Json.of(query)), timeout, secret);
        return Scrape.ask(exchange, request, (reply, _) -> read(reply));
    }

    private static Observation read(HttpReply reply) {
        if (!(reply.json().orElse(Json.NULL) instanceof Json.Mapping answer)) {
            return new Observation.Unseen("Prometheus answered with status " + reply.status() + " and no JSON");
        }
        if (!answer.text("status").equals(Optional.of("success"))) {
            return new Observation.Unseen("Prometheus answered with status " + reply.status() + ": "
                    + answer.text("error").orElse("no reason given"));
        }
        return answer.get("data").orElse(Json.NULL) instanceof Json.Mapping data
                ? value(data)
                : new Observation.Unseen("Prometheus answered without data");
    }

    private static Observation value(Json.Mapping data) {
        String type = data.text("resultType").orElse("nothing");
        Json result = data.get("result").orElse(Json.NULL);
        return switch (result) {
            case Json.Array(var series) when type.equals("scalar") -> sample(new Json.Array(series));
            case Json.Array(var series)
            when type.equals("vector") && series.isEmpty() -> new Observation.Unseen("the query gives no series");
            case Json.Array(var series)
            when type.equals("vector") && series.size() > 1 ->
                new Observation.Unseen(
                        "the query gives " + series.size() + " series; make it one, for example with sum()");
            case Json.Array(var series)
            when type.equals("vector") && series.getFirst() instanceof Json.Mapping one ->
                sample(one.get("value").orElse(Json.NULL));
            case Json.Array _, Json.Mapping _, Json.Text _, Json.Number _, Json.Bool _, Json.Null() ->
                new Observation.Unseen(
                        "the query gives a " + type + "; it must give a scalar or a vector of one series");
        };
    }

    /** The value of {@code [time, value]}. */
    static Observation sample(Json pair) {
        return pair instanceof Json.Array(var parts)
                        && parts.size() == 2
                        && parts.getLast() instanceof Json.Text(String text)
                ? Scrape.number(text)
                : new Observation.Unseen("Prometheus answered without a value");
    }
}
