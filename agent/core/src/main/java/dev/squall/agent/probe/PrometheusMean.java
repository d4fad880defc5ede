package dev.squall.agent.probe;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.call.Usage;
import dev.squall.agent.http.HttpExchange;
import dev.squall.agent.http.HttpReply;
import dev.squall.model.experiment.Durations;
import dev.squall.model.json.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code prometheus.mean} and {@code prometheus.nodes-cpu-mean}: the mean of all values of a query over the time that ends now, and that
 * of how busy all nodes were, in per cent; Chaos Toolkit's {@code chaosprometheus.probes.compute_mean} and {@code nodes_cpu_usage_mean},
 * which break there before they ask. Three hundred values of each series, as there. Arguments {@code query}, {@code mean_type}
 * ({@code arithmetic}, {@code geometric} or {@code harmonic}), {@code window} ({@code 1d}), and where as {@link PrometheusResponse}. Gives
 * a number.
 */
public final class PrometheusMean implements Prober {
    private static final BigDecimal VALUES = BigDecimal.valueOf(300);
    private static final String WINDOW = "how long back, such as 1d, 5m or 5 minutes ago";
    private static final Parameter BACK =
            Parameter.optional("window", Kind.ANY, WINDOW).or(Json.of("1d"));
    private static final Usage ANY_QUERY = Usage.of(
                    "gives the mean of all values of a query over a time that ends now",
                    Parameter.needed("query", Kind.TEXT, "PromQL"),
                    BACK,
                    Parameter.optional("mean_type", Kind.TEXT, "which mean")
                            .oneOf("arithmetic", "geometric", "harmonic")
                            .or(Json.of("arithmetic")))
            .and(PrometheusResponse.WHERE)
            .withConfiguration();
    private static final Usage NODES = Usage.of(
                    "gives how busy the processors of all nodes were on average, in per cent, over a time that ends now",
                    BACK)
            .and(PrometheusResponse.WHERE)
            .withConfiguration();
    private static final String BUSY = "100 * (1 - avg(rate(node_cpu_seconds_total{mode=\"idle\"}[1m])))";

    private final HttpExchange exchange;
    private final boolean ofNodes;

    private PrometheusMean(HttpExchange exchange, boolean ofNodes) {
        this.exchange = exchange;
        this.ofNodes = ofNodes;
    }

    public static List<Prober> all(HttpExchange exchange) {
        return List.of(new PrometheusMean(exchange, false), new PrometheusMean(exchange, true));
    }

    @Override
    public String family() {
        return "prometheus";
    }

    @Override
    public String func() {
        return ofNodes ? "nodes-cpu-mean" : "mean";
    }

    @Override
    public Usage usage() {
        return ofNodes ? NODES : ANY_QUERY;
    }

    @Override
    public Observation observe(Json.Mapping written, CallContext context) throws InterruptedException {
        var arguments = new Arguments(written, usage());
        String query = ofNodes ? BUSY : arguments.text("query");
        String type = ofNodes ? "arithmetic" : arguments.text("mean_type");
        Duration back = window(arguments);
        var asked = asked(query, back, context.clock().instant());
        return PrometheusResponse.ask(
                exchange, arguments, PrometheusResponse.RANGE_PATH, asked, reply -> seen(reply, type));
    }

    private static Duration window(Arguments arguments) {
        var written = arguments.any("window").orElse(Json.NULL);
        Optional<Duration> back = Durations.of(written)
                .or(() -> written instanceof Json.Text(String text) ? PointInTime.ago(text) : Optional.empty());
        if (back.filter(Duration::isPositive).isEmpty()) {
            arguments.wrong("window", "must be " + WINDOW);
        }
        return back.orElse(Duration.ZERO);
    }

    private static Json.Mapping asked(String query, Duration back, Instant now) {
        var step = BigDecimal.valueOf(back.toMillis(), 3).divide(VALUES, 3, RoundingMode.UP);
        return Json.mapping("query", Json.of(query))
                .with("start", Json.of(now.minus(back).toString()))
                .with("end", Json.of(now.toString()))
                .with("step", Json.decimal(step.stripTrailingZeros()));
    }

    private static Observation seen(HttpReply reply, String type) {
        return switch (PrometheusResponse.seen(reply)) {
            case Observation.Seen(Json answer) -> mean(answer, type);
            case Observation other -> other;
        };
    }

    private static Observation mean(Json answer, String type) {
        var values = new ArrayList<BigDecimal>();
        for (var series : answer.member("data").member("result").items()) {
            for (var sample : series.member("values").items()) {
                var seen = PrometheusQuery.sample(sample);
                if (!(seen instanceof Observation.Seen(Json.Number number))) {
                    return seen;
                }
                values.add(number.value());
            }
        }
        if (values.isEmpty()) {
            return new Observation.Unseen("Prometheus has no value of it in this time");
        }
        if (!type.equals("arithmetic") && values.stream().anyMatch(value -> value.signum() <= 0)) {
            return new Observation.Unseen("there is no " + type + " mean of values that are not above 0");
        }
        return new Observation.Seen(Json.of(
                switch (type) {
                    case "geometric" ->
                        Math.exp(values.stream()
                                .mapToDouble(value -> Math.log(value.doubleValue()))
                                .average()
                                .orElseThrow());
                    case "harmonic" ->
                        values.size()
                                / values.stream()
                                        .mapToDouble(value -> 1 / value.doubleValue())
                                        .sum();
                    default ->
                        values.stream()
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128)
                                .doubleValue();
                }));
    }
}
