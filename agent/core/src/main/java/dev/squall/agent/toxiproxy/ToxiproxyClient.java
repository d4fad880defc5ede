package dev.squall.agent.toxiproxy;

import dev.squall.agent.http.HttpExchange;
import dev.squall.agent.http.HttpReply;
import dev.squall.agent.http.HttpRequest;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a Toxiproxy server. Every exchange ends within a time, with a bounded answer, and can be interrupted, whatever the server
 * does; changes go as POST, which servers before 2.6 know as well. Never through a proxy of the environment.
 */
public final class ToxiproxyClient {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final HttpExchange exchange = HttpExchange.direct();
    private final Duration patience;

    /** @param patience how long the server may be silent */
    public ToxiproxyClient(Duration patience) {
        this.patience = patience;
    }

    /** What came of asking. */
    public sealed interface Heard {
        /** It was done; {@code content} is what is there now. */
        record Done(Json content) implements Heard {}

        /** There is no proxy, or no toxic, of this name: the server itself says so. */
        record Absent(String reason) implements Heard {}

        /** The server has heard it and does not do it. */
        record Refused(int status, String reason) implements Heard {}

        /** Nobody answered, or something that is no Toxiproxy: nothing is known. */
        record Silence(String reason) implements Heard {}
    }

    public Heard proxy(ToxiproxyAddress at, String proxy) throws InterruptedException {
        return ask(at, "GET", "/proxies/" + escaped(proxy), Optional.empty());
    }

    public Heard createProxy(ToxiproxyAddress at, Json.Mapping wanted) throws InterruptedException {
        return ask(at, "POST", "/proxies", Optional.of(wanted));
    }

    public Heard changeProxy(ToxiproxyAddress at, String proxy, Json.Mapping change) throws InterruptedException {
        return ask(at, "POST", "/proxies/" + escaped(proxy), Optional.of(change));
    }

    public Heard deleteProxy(ToxiproxyAddress at, String proxy) throws InterruptedException {
        return ask(at, "DELETE", "/proxies/" + escaped(proxy), Optional.empty());
    }

    public Heard reset(ToxiproxyAddress at) throws InterruptedException {
        return ask(at, "POST", "/reset", Optional.empty());
    }

    public Heard addToxic(ToxiproxyAddress at, String proxy, Json.Mapping wanted) throws InterruptedException {
        return ask(at, "POST", toxics(proxy), Optional.of(wanted));
    }

    public Heard changeToxic(ToxiproxyAddress at, String proxy, String toxic, Json.Mapping change)
            throws InterruptedException {
        return ask(at, "POST", toxics(proxy) + "/" + escaped(toxic), Optional.of(change));
    }

    public Heard toxic(ToxiproxyAddress at, String proxy, String toxic) throws InterruptedException {
        return ask(at, "GET", toxics(proxy) + "/" + escaped(toxic), Optional.empty());
    }

    public Heard deleteToxic(ToxiproxyAddress at, String proxy, String toxic) throws InterruptedException {
        return ask(at, "DELETE", toxics(proxy) + "/" + escaped(toxic), Optional.empty());
    }

    private static String toxics(String proxy) {
        return "/proxies/" + escaped(proxy) + "/toxics";
    }

    private static String escaped(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Heard ask(ToxiproxyAddress at, String method, String path, Optional<Json.Mapping> body)
            throws InterruptedException {
        var request = new HttpRequest(
                URI.create(at + path),
                method,
                body.isPresent() ? JSON : Map.of(),
                body.map(JsonWriter::writeBytes),
                CONNECT,
                patience,
                true,
                0);
        return switch (exchange.send(request)) {
            case HttpExchange.Result.Failed(var _, String reason) -> new Heard.Silence(reason);
            case HttpExchange.Result.Replied(HttpReply reply) -> heard(at, reply);
        };
    }

    /** Toxiproxy's errors are JSON, whatever type they say; anything else comes from something else. */
    private static Heard heard(ToxiproxyAddress at, HttpReply reply) {
        Optional<Json> content = reply.json();
        if (reply.status() == 204) {
            return new Heard.Done(Json.NULL);
        }
        if (reply.status() / 100 == 2 && content.orElse(Json.NULL) instanceof Json.Mapping mapping) {
            return new Heard.Done(mapping);
        }
        Optional<String> error =
                content.orElse(Json.NULL) instanceof Json.Mapping mapping ? mapping.text("error") : Optional.empty();
        if (error.isEmpty() || reply.status() / 100 == 2) {
            return new Heard.Silence("what answers at " + at + " is no Toxiproxy: status " + reply.status());
        }
        return reply.status() == 404 ? new Heard.Absent(error.get()) : new Heard.Refused(reply.status(), error.get());
    }
}
