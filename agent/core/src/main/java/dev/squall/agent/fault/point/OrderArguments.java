package dev.squall.agent.fault.point;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.call.Usage;
import dev.squall.agent.point.PointAccess;
import dev.squall.model.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Makes an order of what the author wrote.
 *
 * <p>Both functions: which hits by one of {@code rate} (a share above 0 and up to 1), {@code every} (each nth) and {@code
 * first} (1 to n), all of them without; {@code seed}, by which the same hits are chosen again; {@code scope}, outside which
 * hits are left alone; {@code pending: true} for a point that the application does not have yet.
 *
 * <p>{@code fail}: {@code exception} (its full name) and {@code message}; with {@code latency} and {@code jitter} the hits that
 * do not fail are slowed down. {@code delay}: {@code latency}, and {@code jitter}, by which it is longer or shorter at most.
 */
final class OrderArguments {
    private static final List<Parameter> WHICH = List.of(
            Parameter.optional("rate", Kind.NUMBER, "the share of hits, above 0 and up to 1; excludes every and first"),
            Parameter.optional("every", Kind.WHOLE, "each nth hit"),
            Parameter.optional("first", Kind.WHOLE, "the hits 1 to n"),
            Parameter.optional("seed", Kind.WHOLE, "by which the same hits are chosen again"),
            Parameter.optional("scope", Kind.TEXT, "outside which hits are left alone"),
            Parameter.optional("pending", Kind.FLAG, "whether the point may be one that is still to come")
                    .or(Json.of(false)));
    static final Usage FAIL = Usage.of("makes a chaos point of an application fail")
            .and(PointAccess.PARAMETERS)
            .and(
                    Parameter.optional("exception", Kind.TEXT, "the full name of its class"),
                    Parameter.optional("message", Kind.TEXT, "the exception's message"),
                    Parameter.optional("latency", Kind.DURATION, "by which hits that do not fail are slowed down"),
                    Parameter.optional("jitter", Kind.DURATION, "by which that is longer or shorter at most"))
            .and(WHICH);
    static final Usage DELAY = Usage.of("slows a chaos point of an application down")
            .and(PointAccess.PARAMETERS)
            .and(
                    Parameter.needed("latency", Kind.DURATION, "how much, up to an hour"),
                    Parameter.optional("jitter", Kind.DURATION, "by which that is longer or shorter at most"))
            .and(WHICH);

    private static final Duration LONGEST_DELAY = Duration.ofHours(1);
    private static final Pattern CLASS = Pattern.compile("[\\p{L}\\p{N}_.$]{1,500}");
    private static final Pattern SCOPE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    private final Arguments arguments;
    private final RandomGenerator random;

    private OrderArguments(Arguments arguments, RandomGenerator random) {
        this.arguments = arguments;
        this.random = random;
    }

    /**
     * @param rules   for the application
     * @param seed    drawn when the author named none
     * @param pending whether the point may be missing
     */
    record Order(PointAccess access, List<Json> rules, long seed, Optional<String> scope, boolean pending) {
        /** As the application reads it. */
        Json.Mapping toJson(Duration lease) {
            var order = Json.mapping("point", Json.of(access.point()))
                    .with("rules", new Json.Array(rules))
                    .with("seed", Json.of(seed));
            return scope.map(name -> order.with("scope", Json.of(name)))
                    .orElse(order)
                    .with("expires-ms", Json.of(lease.toMillis()));
        }
    }

    /** What is wrong is kept by {@code arguments}. */
    static Order fail(Arguments arguments, RandomGenerator random) {
        var reader = new OrderArguments(arguments, random);
        PointAccess access = PointAccess.read(arguments);
        Optional<Json> latency = arguments.any("latency");
        var rules = new ArrayList<Json>();
        rules.add(reader.chosen(Json.mapping("fail", reader.failure())));
        if (latency.isPresent() || arguments.any("jitter").isPresent()) {
            rules.add(Json.mapping("delay", reader.latency()));
        }
        return reader.order(access, rules);
    }

    static Order delay(Arguments arguments, RandomGenerator random) {
        var reader = new OrderArguments(arguments, random);
        PointAccess access = PointAccess.read(arguments);
        return reader.order(access, List.of(reader.chosen(Json.mapping("delay", reader.latency()))));
    }

    private Order order(PointAccess access, List<Json> rules) {
        Optional<String> scope = arguments.optionalText("scope");
        if (scope.filter(name -> !SCOPE.matcher(name).matches()).isPresent()) {
            arguments.wrong("scope", "must have letters, digits and . _ : - and be at most 100 long");
        }
        return new Order(access, rules, seed(), scope, arguments.flag("pending"));
    }

    private Json.Mapping failure() {
        var failure = Json.Mapping.EMPTY;
        Optional<String> exception = arguments.optionalText("exception");
        if (exception.isPresent()) {
            failure = failure.with("exception", Json.of(exception.get()));
            if (!CLASS.matcher(exception.get()).matches()) {
                arguments.wrong("exception", "must be the full name of a class, such as java.io.IOException");
            }
        }
        Optional<String> message = arguments.optionalText("message");
        return message.isPresent() ? failure.with("message", Json.of(message.get())) : failure;
    }

    private Json.Mapping latency() {
        Optional<Duration> latency = arguments.duration("latency");
        Optional<Duration> jitter = arguments.duration("jitter");
        if (latency.isEmpty()) {
            arguments.wrong("latency", "is missing; it must be seconds or a text like 300ms");
        }
        long most = latency.orElse(Duration.ZERO).toMillis();
        if (latency.isPresent() && (most < 1 || latency.get().compareTo(LONGEST_DELAY) > 0)) {
            arguments.wrong("latency", "must be at least 1 ms and at most 1 hour");
        }
        if (jitter.filter(value -> value.toMillis() > most).isPresent()) {
            arguments.wrong("jitter", "must be at most the latency");
        }
        return Json.mapping("latency-ms", Json.of(most))
                .with("jitter-ms", Json.of(jitter.orElse(Duration.ZERO).toMillis()));
    }

    private Json chosen(Json.Mapping rule) {
        Optional<Json> rate = rate();
        Optional<Json> every = arguments.whole("every", 1, Integer.MAX_VALUE).map(Json::of);
        Optional<Json> first = arguments.whole("first", 1, Integer.MAX_VALUE).map(Json::of);
        long given =
                List.of(rate, every, first).stream().filter(Optional::isPresent).count();
        if (given > 1) {
            arguments.wrong("rate", "and 'every' and 'first' exclude each other");
        }
        var chosen = rate.map(value -> rule.with("rate", value)).orElse(rule);
        chosen = every.isPresent() ? chosen.with("every", every.get()) : chosen;
        return first.isPresent() ? chosen.with("first", first.get()) : chosen;
    }

    /** Also written as a text, as substitution may give one. */
    private Optional<Json> rate() {
        return arguments.any("rate").flatMap(value -> {
            Optional<BigDecimal> rate = number(value)
                    .filter(number -> number.signum() > 0 && number.compareTo(BigDecimal.ONE) <= 0)
                    .filter(number -> number.precision() <= 20 && number.scale() <= 20);
            if (rate.isEmpty()) {
                arguments.wrong("rate", "must be a number above 0 and at most 1");
            }
            return rate.map(Json::decimal);
        });
    }

    private long seed() {
        return arguments
                .any("seed")
                .map(value -> {
                    Optional<Long> seed = number(value)
                            .filter(number -> number.stripTrailingZeros().scale() <= 0)
                            .filter(number -> number.precision() <= 20)
                            .filter(number -> number.toBigInteger().bitLength() < Long.SIZE)
                            .map(BigDecimal::longValue);
                    if (seed.isEmpty()) {
                        arguments.wrong("seed", "must be a whole number of at most 64 bits");
                    }
                    return seed.orElse(0L);
                })
                .orElseGet(random::nextLong);
    }

    private static Optional<BigDecimal> number(Json value) {
        try {
            return switch (value) {
                case Json.Number number -> Optional.of(number.value());
                case Json.Text(String text) when text.length() <= 40 -> Optional.of(new BigDecimal(text.strip()));
                case Json.Text _, Json.Null(), Json.Bool _, Json.Array _, Json.Mapping _ -> Optional.empty();
            };
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
