package dev.squall.agent.fault.toxic;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Effect.Outcome;
import dev.squall.agent.toxiproxy.ToxiproxyAddress;
import dev.squall.agent.toxiproxy.ToxiproxyClient;
import dev.squall.agent.toxiproxy.ToxiproxyClient.Heard;
import dev.squall.model.json.Json;

/**
 * What {@link ProxyAction} can do to a server: the rest of Chaos Toolkit's {@code chaostoxi.proxy.actions}, and
 * {@code chaostoxi.toxic.actions.delete_toxic}, with their arguments, defaults and results.
 */
enum ProxyDeed {
    CREATE(
            "create-proxy",
            "makes a proxy, which stays",
            named("proxy_name"),
            Parameter.needed("upstream_host", Kind.TEXT, "where it leads; env:NAME for a variable of the node"),
            Parameter.needed("upstream_port", Kind.ANY, "a port; env:NAME for a variable of the node"),
            Parameter.optional("listen_host", Kind.TEXT, "where it listens").or(Json.of("0.0.0.0")),
            Parameter.optional("listen_port", Kind.WHOLE, "where it listens; 0: any that is free")
                    .or(Json.of(0)),
            enabled().or(Json.of(true))),
    MODIFY(
            "modify-proxy",
            "changes a proxy, which stays so",
            named("proxy_name"),
            Parameter.optional("listen_address", Kind.TEXT, "where it listens then"),
            Parameter.optional("upstream_address", Kind.TEXT, "where it leads then"),
            enabled()),
    ENABLE("enable-proxy", "brings a proxy up", named("proxy_name")),
    DELETE("delete-proxy", "removes a proxy", named("proxy_name")),
    DELETE_TOXIC(
            "delete-toxic",
            "removes a toxic from a proxy",
            named("for_proxy"),
            Parameter.needed("toxic_name", Kind.TEXT, "the toxic's name")),
    RESET("reset", "brings all proxies up and removes all toxics");

    private final String func;
    /** Of records and texts. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Usage usage;

    ProxyDeed(String func, String does, Parameter... parameters) {
        this.func = func;
        this.usage = Usage.of(does, ToxiproxyAddress.PARAMETER).and(parameters).withConfiguration();
    }

    private static Parameter named(String argument) {
        return Parameter.needed(argument, Kind.TEXT, "the proxy's name");
    }

    private static Parameter enabled() {
        return Parameter.optional("enabled", Kind.FLAG, "whether it is up");
    }

    Usage usage() {
        return usage;
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
        String listenHost = arguments.text("listen_host");
        int listenPort = arguments.whole("listen_port", 0, Arguments.LAST_PORT).orElse(0);
        boolean enabled = arguments.flag("enabled");
        Json.Mapping body = Json.mapping("name", proxy.get("proxy").orElse(Json.NULL))
                .with("listen", Json.of(listenHost + ":" + listenPort))
                .with("upstream", Json.of(host + ":" + port))
                .with("enabled", Json.of(enabled));
        return proxy.with("body", body);
    }

    private static String port(Arguments arguments) {
        Json written = arguments.any("upstream_port").orElse(Json.NULL);
        if (written instanceof Json.Number number && number.isInteger()) {
            return number.text();
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
                ? change.with("enabled", Json.of(arguments.flag("enabled")))
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
