package dev.squall.agent.probe;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.call.Usage;
import dev.squall.agent.http.HttpExchange;
import dev.squall.agent.http.HttpReply;
import dev.squall.agent.probe.Exposition.Sample;
import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code prometheus.metric}: reads a metric where the application exposes it, without a Prometheus. Arguments {@code url},
 * {@code metric}, {@code labels} (a series has at least these), {@code reduce} ({@code sum}, {@code max}, {@code min},
 * {@code avg} or {@code first}, for several series), {@code timeout} (10 s), {@code secret} (a bearer token). Gives a
 * number; no series, or several without {@code reduce}, is no observation.
 */
public final class PrometheusMetric implements Prober {
    private final HttpExchange exchange;

    public PrometheusMetric(HttpExchange exchange) {
        this.exchange = exchange;
    }

    private static final Usage USAGE = Usage.of(
            "reads a metric where an application exposes it, and gives it as a number",
            Parameter.needed("url", Kind.TEXT, "where the metrics are"),
            Parameter.needed("metric", Kind.TEXT, "the metric's name"),
            Parameter.optional("labels", Kind.MAPPING, "labels that a series has at least")
                    .or(Json.Mapping.EMPTY),
            Parameter.optional("reduce", Kind.TEXT, "what is made of several series")
                    .oneOf("sum", "max", "min", "avg", "first"),
            Scrape.TIMEOUT,
            Scrape.SECRET);

    @Override
    public String family() {
        return "prometheus";
    }

    @Override
    public String func() {
        return "metric";
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    private record Question(String metric, Json.Mapping labels, Optional<String> reduce) {
        boolean asksFor(Sample sample) {
            return labels.members().entrySet().stream()
                    .allMatch(label -> PythonValues.text(label.getValue())
                            .equals(sample.labels().get(label.getKey())));
        }
    }

    @Override
    public Observation observe(Json.Mapping written, CallContext context) throws InterruptedException {
        var arguments = new Arguments(written, USAGE);
        String url = arguments.text("url");
        var question =
                new Question(arguments.text("metric"), arguments.mapping("labels"), arguments.optionalText("reduce"));
        Duration timeout = arguments.duration("timeout").orElse(Duration.ZERO);
        Optional<String> secret = arguments.optionalText("secret");
        var problem = arguments.problem();
        return problem.isPresent()
                ? new Observation.Rejected(problem.get())
                : Scrape.ask(
                        exchange,
                        Scrape.request(url, Json.NULL, timeout, secret),
                        (reply, target) -> read(reply, target, question));
    }

    private static Observation read(HttpReply reply, String target, Question question) {
        return reply.status() == 200
                ? read(new String(reply.body(), StandardCharsets.UTF_8), question)
                : new Observation.Unseen(target + " answered with status " + reply.status());
    }

    private static Observation read(String text, Question question) {
        List<Sample> samples = Exposition.samples(text, question.metric()).stream()
                .filter(question::asksFor)
                .toList();
        if (samples.isEmpty()) {
            return new Observation.Unseen("there is no series of " + question.metric() + " with these labels");
        }
        if (samples.size() == 1) {
            return Scrape.number(samples.getFirst().value());
        }
        return question.reduce()
                .map(how -> reduce(how, samples))
                .orElseGet(() -> new Observation.Unseen("there are " + samples.size() + " series of "
                        + question.metric() + "; name labels of one, or a 'reduce'"));
    }

    private static Observation reduce(String how, List<Sample> samples) {
        var values = new ArrayList<BigDecimal>();
        for (Sample sample : samples) {
            if (!(Scrape.number(sample.value()) instanceof Observation.Seen(Json.Number number))) {
                return Scrape.number(sample.value());
            }
            values.add(number.value());
        }
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal value = switch (how) {
            case "sum" -> sum;
            case "max" -> values.stream().reduce(values.getFirst(), BigDecimal::max);
            case "min" -> values.stream().reduce(values.getFirst(), BigDecimal::min);
            case "avg" -> sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64);
            default -> values.getFirst();
        };
        return new Observation.Seen(Json.decimal(value));
    }
}
