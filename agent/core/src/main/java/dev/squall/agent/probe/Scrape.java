package dev.squall.agent.probe;

import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.http.HttpArguments;
import dev.squall.agent.http.HttpExchange;
import dev.squall.agent.http.HttpReply;
import dev.squall.model.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What both ways to a metric have in common: how it is asked for, and what its value is. */
final class Scrape {
    static final Parameter TIMEOUT = Parameter.optional("timeout", Kind.DURATION, "how long an answer may take")
            .or(Json.of(10));
    static final Parameter SECRET =
            Parameter.optional("secret", Kind.TEXT, "a bearer token, or the name of a secret that is one");

    private Scrape() {}

    /** Arguments for {@code HttpArguments}: a GET with a bearer token, if there is one. */
    static Json.Mapping request(String url, Json arguments, Duration timeout, Optional<String> secret) {
        Map<String, Json> headers = new LinkedHashMap<>();
        secret.ifPresent(token -> headers.put("Authorization", Json.of("Bearer " + token)));
        return Json.mapping("url", Json.of(url))
                .with("headers", new Json.Mapping(headers))
                .with("arguments", arguments)
                .with("timeout", Json.of(timeout.toMillis() / 1e3));
    }

    /** What an answer shows. */
    interface Reader {
        /** @param target what was asked, for people */
        Observation of(HttpReply reply, String target);
    }

    static Observation ask(HttpExchange exchange, Json.Mapping request, Reader reader) throws InterruptedException {
        return switch (HttpArguments.read(request)) {
            case HttpArguments.Reading.Wrong(var rejection) -> new Observation.Rejected(rejection);
            case HttpArguments.Reading.Request(var asked) ->
                switch (exchange.send(asked)) {
                    case HttpExchange.Result.Failed(var trouble, String reason) ->
                        new Observation.Unseen(trouble, reason);
                    case HttpExchange.Result.Replied(HttpReply reply) -> reader.of(reply, asked.target());
                };
        };
    }

    /** A sample's value as Prometheus writes it. NaN and the infinities are no value that can be judged. */
    static Observation number(String text) {
        try {
            return new Observation.Seen(Json.decimal(new BigDecimal(text)));
        } catch (NumberFormatException _) {
            return new Observation.Unseen("the value is " + text + ", which is no number");
        }
    }
}
