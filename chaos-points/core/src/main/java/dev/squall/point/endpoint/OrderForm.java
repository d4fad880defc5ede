package dev.squall.point.endpoint;

import dev.squall.point.arming.Order;
import dev.squall.point.fault.Effect;
import dev.squall.point.fault.Fault;
import dev.squall.point.fault.Rule;
import dev.squall.point.fault.When;
import dev.squall.point.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An order as JSON, there and back:
 *
 * <pre>{@code
 * {"point": "payment.charge",
 *  "rules": [{"fail": {"exception": "java.io.IOException", "message": "bank is away"}, "rate": 0.5},
 *            {"delay": {"latency-ms": 3000, "jitter-ms": 200}, "every": 3}],
 *  "seed": 7, "scope": "checkout-test", "expires-ms": 15000}
 * }</pre>
 *
 * <p>Of a rule {@code rate}, {@code every} or {@code first} may be there, or none; of a failure both members may be left
 * out. Without {@code seed} one is drawn. {@code expires-ms} must be there.
 */
final class OrderForm {
    private OrderForm() {}

    /** @throws IllegalArgumentException that names what is wrong */
    static Order read(String id, Json written, Order.Origin origin) {
        var fields = Fields.of(written, "an order");
        String point = fields.required("point");
        List<Rule> rules = fields.list("rules").stream().map(OrderForm::rule).toList();
        OptionalLong seed = fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE).stream()
                .mapToLong(Long::longValue)
                .findFirst();
        Optional<String> scope = fields.text("scope");
        Duration expiry =
                fields.millis("expires-ms", Fault.LONGEST).orElseThrow(() -> Fields.wrong("expires-ms", "is missing"));
        fields.nothingElse();
        return new Order(id, point, new Fault(rules, seed, scope, expiry), origin);
    }

    private static Rule rule(Json written) {
        var fields = Fields.of(written, "a rule");
        Optional<Json> fail = fields.any("fail");
        Optional<Json> delay = fields.any("delay");
        When when = when(fields);
        fields.nothingElse();
        if (fail.isPresent() == delay.isPresent()) {
            throw new IllegalArgumentException("a rule has either 'fail' or 'delay'");
        }
        return new Rule(when, fail.isPresent() ? fail(fail.get()) : delay(delay.orElseThrow()));
    }

    private static When when(Fields rule) {
        Optional<When> rate = rule.number("rate").map(When.Rate::new);
        Optional<When> every = rule.whole("every", 1, Integer.MAX_VALUE).map(n -> new When.Every(n.intValue()));
        Optional<When> first = rule.whole("first", 1, Integer.MAX_VALUE).map(n -> new When.First(n.intValue()));
        if (rate.isPresent() && every.isPresent() || (rate.isPresent() || every.isPresent()) && first.isPresent()) {
            throw new IllegalArgumentException("a rule has one of 'rate', 'every' and 'first'");
        }
        return rate.or(() -> every).or(() -> first).orElse(When.ALWAYS);
    }

    private static Effect fail(Json written) {
        var fields = Fields.of(written, "'fail'");
        var fail = new Effect.Fail(fields.text("exception").orElse(Effect.Fail.USUAL), fields.text("message"));
        fields.nothingElse();
        return fail;
    }

    private static Effect delay(Json written) {
        var fields = Fields.of(written, "'delay'");
        Duration latency =
                fields.millis("latency-ms", Effect.LONGEST).orElseThrow(() -> Fields.wrong("latency-ms", "is missing"));
        Duration jitter = fields.millis("jitter-ms", Effect.LONGEST).orElse(Duration.ZERO);
        fields.nothingElse();
        return new Effect.Delay(latency, jitter);
    }

    static Json.Mapping write(Order order) {
        Fault fault = order.fault();
        var form = Json.Mapping.EMPTY
                .with("point", order.point())
                .with(
                        "rules",
                        new Json.Array(
                                fault.rules().stream().map(OrderForm::write).toList()));
        if (fault.seed().isPresent()) {
            form = form.with("seed", fault.seed().getAsLong());
        }
        if (fault.scope().isPresent()) {
            form = form.with("scope", fault.scope().get());
        }
        return form.with("expires-ms", fault.expiry().toMillis());
    }

    private static Json write(Rule rule) {
        var form = Json.Mapping.EMPTY;
        if (rule.effect() instanceof Effect.Fail fail) {
            var members = Json.Mapping.EMPTY.with("exception", fail.exception());
            form = form.with(
                    "fail",
                    fail.message().map(text -> members.with("message", text)).orElse(members));
        } else if (rule.effect() instanceof Effect.Delay delay) {
            form = form.with(
                    "delay",
                    Json.Mapping.EMPTY
                            .with("latency-ms", delay.latency().toMillis())
                            .with("jitter-ms", delay.jitter().toMillis()));
        }
        if (rule.when() instanceof When.Rate rate) {
            return form.with("rate", new Json.Number(BigDecimal.valueOf(rate.rate())));
        }
        if (rule.when() instanceof When.Every every) {
            return form.with("every", every.n());
        }
        return rule.when() instanceof When.First first ? form.with("first", first.n()) : form;
    }
}
