package dev.squall.cli.notification;

import dev.squall.agent.http.HttpArguments;
import dev.squall.agent.http.HttpExchange;
import dev.squall.agent.http.HttpReply;
import dev.squall.agent.http.HttpRequest;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A channel of the type {@code http}: is sent the event by POST, or asked by GET where it does not want the event itself. */
final class HttpChannel {
    private static final Json TIMEOUT = Json.array(Json.of(2), Json.of(5));

    /** Of all of it, redirects and a slow answer included. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int FIRST_ERROR = 400;

    private final HttpExchange exchange;

    HttpChannel(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /** What went wrong; no more of the address is told than its host, for the rest is often a secret. */
    Optional<String> tell(Json.Mapping channel, Json event) throws InterruptedException {
        if (channel.get("url").filter(PythonValues::truth).isEmpty()) {
            return Optional.of("it has no url");
        }
        boolean forwards = truth(channel, "forward_event_payload");
        var written = Json.mapping("url", channel.get("url").orElseThrow())
                .with("method", Json.of(forwards ? "POST" : "GET"))
                .with(
                        "headers",
                        channel.get("headers").filter(PythonValues::truth).orElse(Json.Mapping.EMPTY))
                .with("verify_tls", Json.of(truth(channel, "verify_tls")))
                .with("timeout", TIMEOUT);
        return switch (HttpArguments.read(written)) {
            case HttpArguments.Reading.Wrong(var rejection) -> Optional.of(rejection.detail());
            case HttpArguments.Reading.Request(HttpRequest request) ->
                sent(forwards ? request.carrying(JsonWriter.writeBytes(event), "application/json") : request);
        };
    }

    private static boolean truth(Json.Mapping channel, String key) {
        return channel.get(key).map(PythonValues::truth).orElse(true);
    }

    private Optional<String> sent(HttpRequest request) throws InterruptedException {
        var sending = new FutureTask<>(() -> exchange.send(request));
        Thread.ofPlatform().daemon().name("squall-notification").start(sending);
        try {
            return switch (sending.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                case HttpExchange.Result.Failed(var _, String reason) ->
                    Optional.of(reason.replace(request.target(), host(request.uri())));
                case HttpExchange.Result.Replied(HttpReply reply) ->
                    reply.status() < FIRST_ERROR
                            ? Optional.empty()
                            : Optional.of(host(request.uri()) + " answers with status " + reply.status());
            };
        } catch (TimeoutException _) {
            return Optional.of(host(request.uri()) + " takes longer than " + LONGEST.toSeconds() + " s to answer");
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken);
        } finally {
            sending.cancel(true);
        }
    }

    private static String host(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
