package dev.squall.agent.fault.toxic;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.fault.Effect.Outcome;
import dev.squall.agent.toxiproxy.ToxiproxyAddress;
import dev.squall.agent.toxiproxy.ToxiproxyClient;
import dev.squall.agent.toxiproxy.ToxiproxyClient.Heard;
import dev.squall.model.json.Json;
import java.math.BigDecimal;

/**
 * What {@link ProxyAction} can do to a server: the rest of Chaos Toolkit's {@code chaostoxi.proxy.actions}, and
 * {@code chaostoxi.toxic.actions.delete_toxic}, with their arguments, defaults and results.
 */
enum ProxyDeed {
    CREATE("create-proxy"),
    MODIFY("modify-proxy"),
    ENABLE("enable-proxy"),
    DELETE("delete-proxy"),
    DELETE_TOXIC("delete-toxic"),
    RESET("reset");

    private static final int LARGEST_PORT = 65_535;

    private final String func;

    ProxyDeed(String func) {
        this.func = func;
    }

    String func() {
        return func;
    }

    /** Whether it says something of a proxy that is there already. */
    boolean needsProxy() {
        return this != CREATE && this != RESET;
    }

    /** What it needs: {@code proxy}, {@code toxic} and {@code body} as far as it takes them. */
    Json.Mapping read(Arguments arguments, EnvironmentValues environment) {
        return switch (this) {
            case CREATE -> created(arguments, environment);
            case MODIFY -> proxy(arguments).with("body", change(arguments));
            case ENABLE -> proxy(arguments).with("body", Json.mapping("enabled", Json.of(true)));
            case DELETE -> proxy(arguments);
            case DELETE_TOXIC ->
                Json.mapping("proxy", Json.of(arguments.text("for_proxy")))
                        .with("toxic", Json.of(arguments.text("toxic_name")));
            case RESET -> Json.Mapping.EMPTY;
        };
    }

    private static Json.Mapping proxy(Arguments arguments) {
        return Json.mapping("proxy", Json.of(arguments.text("proxy_name")));
    }

    private static Json.Mapping created(Arguments arguments, EnvironmentValues environment) {
        Json.Mapping proxy = proxy(arguments);
        String host = environment.value(arguments, "upstream_host", arguments.text("upstream_host"));
        String port = environment.value(arguments, "upstream_port", port(arguments));
        String listenHost = arguments.optionalText("listen_host").orElse("0.0.0.0");
        int listenPort = arguments.whole("listen_port", 0, LARGEST_PORT).orElse(0);
        boolean enabled = arguments.flag("enabled", true);
        Json.Mapping body = Json.mapping("name", proxy.get("proxy").orElse(Json.NULL))
                .with("listen", Json.of(listenHost + ":" + listenPort))
                .with("upstream", Json.of(host + ":" + port))
                .with("enabled", Json.of(enabled));
        return proxy.with("body", body);
    }

    private static String port(Arguments arguments) {
        Json written = arguments.any("upstream_port").orElse(Json.NULL);
        if (written instanceof Json.Number(BigDecimal number) && number.scale() == 0) {
            return number.toPlainString();
        }
        if (written instanceof Json.Text(String text) && !text.isBlank()) {
            return text;
        }
        arguments.wrong("upstream_port", "must be a port, or a text such as env:REDIS_PORT");
        return "";
    }

    private static Json.Mapping change(Arguments arguments) {
        Json.Mapping change = Json.Mapping.EMPTY;
        var listen = arguments.optionalText("listen_address");
        change = listen.isPresent() ? change.with("listen", Json.of(listen.get())) : change;
        var upstream = arguments.optionalText("upstream_address");
        change = upstream.isPresent() ? change.with("upstream", Json.of(upstream.get())) : change;
        return arguments.any("enabled").isPresent()
                ? change.with("enabled", Json.of(arguments.flag("enabled", true)))
                : change;
    }

    Heard ask(ToxiproxyClient client, ToxiproxyAddress at, Json.Mapping data) throws InterruptedException {
        String proxy = data.text("proxy").orElse("");
        Json.Mapping body =
                data.get("body").orElse(Json.NULL) instanceof Json.Mapping given ? given : Json.Mapping.EMPTY;
        return switch (this) {
            case CREATE -> client.createProxy(at, body);
            case MODIFY, ENABLE -> client.changeProxy(at, proxy, body);
            case DELETE -> client.deleteProxy(at, proxy);
            case DELETE_TOXIC ->
                client.deleteToxic(at, proxy, data.text("toxic").orElse(""));
            case RESET -> client.reset(at);
        };
    }

    /** The function's own result. A server that does not answer is a failure in all of them. */
    Outcome outcome(Heard heard) {
        return switch (heard) {
            case Heard.Done _ -> new Outcome.Done(this == DELETE ? Json.NULL : Json.of(true));
            case Heard.Silence(String reason) -> new Outcome.Failed(reason);
            case Heard.Absent(String reason) -> refused(reason);
            case Heard.Refused(int _, String reason) -> refused(reason);
        };
    }

    private Outcome refused(String reason) {
        return switch (this) {
            case CREATE, MODIFY, ENABLE -> new Outcome.Failed("the server refuses: " + reason);
            case DELETE -> new Outcome.Done(Json.NULL);
            case DELETE_TOXIC, RESET -> new Outcome.Done(Json.of(false));
        };
    }
}
