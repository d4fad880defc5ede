package dev.squall.agent.point;

import dev.squall.agent.http.HttpExchange;
import dev.squall.agent.http.HttpReply;
import dev.squall.agent.http.HttpRequest;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Asks an application's chaos points. Never through a proxy: the address is of this machine. */
public final class PointClient {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String INSTANCE = "Squall-Instance";

    private final HttpExchange exchange = HttpExchange.direct();

    /** What came of asking. */
    public sealed interface Heard {
        /** @param instance which process answered; empty when it was something without chaos points */
        record Answer(int status, Optional<String> instance, Json.Mapping content) implements Heard {
            /** What it says is wrong, in its words. */
            public String trouble() {
                return content.text("detail").orElse("it answered with status " + status);
            }

            public boolean is(Application application) {
                return instance.equals(Optional.of(application.instance()));
            }
        }

        /** Nobody answered. */
        record Silence(String reason) implements Heard {}
    }

    /** Everything, by the token. */
    public Heard all(PointAddress at, String token) throws InterruptedException {
        return ask(at, "GET", "/v1", "Bearer " + token, "");
    }

    /** One point, by the token. */
    public Heard point(PointAddress at, String name, String token) throws InterruptedException {
        return ask(at, "GET", "/v1/points/" + name, "Bearer " + token, "");
    }

    public Heard arm(PointAddress at, String arming, String order, Grants grants) throws InterruptedException {
        return ask(at, "PUT", "/v1/armings/" + arming, "Squall " + grants.arm(), order);
    }

    public Heard renew(PointAddress at, String arming, Duration length, Grants grants) throws InterruptedException {
        String body = "{\"expires-ms\": " + length.toMillis() + "}";
        return ask(at, "POST", "/v1/armings/" + arming + "/renew", "Squall " + grants.keep(), body);
    }

    public Heard read(PointAddress at, String arming, Grants grants) throws InterruptedException {
        return ask(at, "GET", "/v1/armings/" + arming, "Squall " + grants.keep(), "");
    }

    public Heard disarm(PointAddress at, String arming, Grants grants) throws InterruptedException {
        return ask(at, "DELETE", "/v1/armings/" + arming, "Squall " + grants.keep(), "");
    }

    private Heard ask(PointAddress at, String method, String path, String authorization, String body)
            throws InterruptedException {
        var request = new HttpRequest(
                at.at(path),
                method,
                authorization.isEmpty() ? Map.of() : Map.of("Authorization", authorization),
                body.isEmpty() ? Optional.empty() : Optional.of(body.getBytes(StandardCharsets.UTF_8)),
                PATIENCE,
                PATIENCE,
                true,
                0);
        return switch (exchange.send(request)) {
            case HttpExchange.Result.Failed(var _, String reason) -> new Heard.Silence(reason);
            case HttpExchange.Result.Replied(HttpReply reply) ->
                new Heard.Answer(reply.status(), reply.header(INSTANCE), content(reply));
        };
    }

    private static Json.Mapping content(HttpReply reply) {
        return reply.json().orElse(Json.NULL) instanceof Json.Mapping mapping ? mapping : Json.Mapping.EMPTY;
    }

    /**
     * Whether the process has ended, and with it whatever was armed in it: this machine does not show it, and the address that
     * it held as long as it lived is somebody else's or nobody's. A process that only hangs keeps its address.
     */
    public boolean isGone(PointAddress at, Application application) throws InterruptedException {
        if (application.isShown()) {
            return false;
        }
        return switch (ask(at, "GET", "/v1", "", "")) {
            case Heard.Answer answer -> !answer.is(application);
            case Heard.Silence _ -> nobodyListens(at);
        };
    }

    private static boolean nobodyListens(PointAddress at) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(at.host(), at.uri().getPort()), Math.toIntExact(PATIENCE.toMillis()));
            return false;
        } catch (ConnectException _) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
