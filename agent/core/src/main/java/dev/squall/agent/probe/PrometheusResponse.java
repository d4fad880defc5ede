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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code prometheus.response} and {@code prometheus.range-response}: what Prometheus answers to an instant query, or to one over
 * a range, as it is; Chaos Toolkit's {@code chaosprometheus.probes.query} and {@code query_interval}. Arguments {@code query};
 * {@code when}, or {@code start}, {@code end} and {@code step} (1 second), see {@link PointInTime}; {@code timeout} (10 s);
 * {@code verify_tls}; {@code api_url}, else the configuration's {@code prometheus_base_url}, else {@code http://localhost:9090}.
 */
public final class PrometheusResponse implements Prober {
    private static final Parameter QUERY = Parameter.needed("query", Kind.TEXT, "PromQL");
    static final List<Parameter> WHERE = List.of(
            Scrape.TIMEOUT,
            Parameter.optional("verify_tls", Kind.FLAG, "whether certificates are checked")
                    .or(Json.of(true)),
            Parameter.optional("api_url", Kind.TEXT, "the server's base address; http://localhost:9090 unless given"));
    private static final Usage INSTANT = Usage.of(
                    "asks a Prometheus an instant query, and gives its answer as it is",
                    QUERY,
                    Parameter.optional("when", Kind.ANY, "a time: " + PointInTime.FORMS + "; now unless given"))
            .and(WHERE)
            .withConfiguration();
    private static final Usage RANGE = Usage.of(
                    "asks a Prometheus a query over a range, and gives its answer as it is",
                    QUERY,
                    Parameter.needed("start", Kind.ANY, "a time: " + PointInTime.FORMS),
                    Parameter.needed("end", Kind.ANY, "a time"),
                    Parameter.optional("step", Kind.ANY, "between two values, in seconds or as Prometheus writes it")
                            .or(Json.of(1)))
            .and(WHERE)
            .withConfiguration();
    static final String RANGE_PATH = "/api/v1/query_range";
    private static final String USUAL = "http://localhost:9090";

    private final HttpExchange exchange;
    private final boolean overRange;

    private PrometheusResponse(HttpExchange exchange, boolean overRange) {
        this.exchange = exchange;
        this.overRange = overRange;
    }

    public static List<Prober> all(HttpExchange exchange) {
        return List.of(new PrometheusResponse(exchange, false), new PrometheusResponse(exchange, true));
    }

    @Override
    public String family() {
        return "prometheus";
    }

    @Override
    public String func() {
        return overRange ? "range-response" : "response";
    }

    @Override
    public Usage usage() {
        return overRange ? RANGE : INSTANT;
    }

    @Override
    public Observation observe(Json.Mapping written, CallContext context) throws InterruptedException {
        var arguments = new Arguments(written, usage());
        var asked = new LinkedHashMap<String, Json>();
        asked.put("query", Json.of(arguments.text("query")));
        if (overRange) {
            time(arguments, "start", context).ifPresent(at -> asked.put("start", at));
            time(arguments, "end", context).ifPresent(at -> asked.put("end", at));
            asked.put("step", arguments.any("step").orElse(Json.NULL));
            if (!asked.containsKey("start") || !asked.containsKey("end")) {
                arguments.wrong(asked.containsKey("start") ? "end" : "start", "must be a time, such as 5 minutes ago");
            }
        } else {
            time(arguments, "when", context).ifPresent(at -> asked.put("time", at));
        }
        String path = overRange ? RANGE_PATH : "/api/v1/query";
        return ask(exchange, arguments, path, new Json.Mapping(asked), PrometheusResponse::seen);
    }

    /** Asks the server that is named by {@link #WHERE}, or in the configuration, unless an argument is wrong. */
    static Observation ask(
            HttpExchange exchange,
            Arguments arguments,
            String path,
            Json.Mapping asked,
            Function<HttpReply, Observation> reading)
            throws InterruptedException {
        var timeout = arguments.duration("timeout").orElse(Duration.ZERO);
        boolean verify = arguments.flag("verify_tls");
        var request = Scrape.request(base(arguments).replaceFirst("/+$", "") + path, asked, timeout, Optional.empty())
                .with("verify_tls", Json.of(verify));
        var problem = arguments.problem();
        return problem.isPresent()
                ? new Observation.Rejected(problem.get())
                : Scrape.ask(exchange, request, (reply, _) -> reading.apply(reply));
    }

    private static Optional<Json> time(Arguments arguments, String name, CallContext context) {
        var written = arguments.any(name);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        var at = PointInTime.of(written.get(), context.clock().instant());
        if (at.isEmpty()) {
            arguments.wrong(name, "must be a time: " + PointInTime.FORMS);
        }
        return at;
    }

    private static String base(Arguments arguments) {
        var configured = arguments.configured("prometheus_base_url");
        return arguments.optionalText("api_url").or(() -> configured).orElse(USUAL);
    }

    static Observation seen(HttpReply reply) {
        if (reply.status() != 200) {
            return new Observation.Unseen("Prometheus answered with status " + reply.status() + ": "
                    + HttpReply.decoded(reply.body()).strip());
        }
        return reply.json()
                .<Observation>map(Observation.Seen::new)
                .orElseGet(() -> new Observation.Unseen("Prometheus answered with no JSON"));
    }
}
