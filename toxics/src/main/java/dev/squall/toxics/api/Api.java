package dev.squall.toxics.api;

import dev.squall.toxics.http.Handler;
import dev.squall.toxics.http.Request;
import dev.squall.toxics.http.Response;
import dev.squall.toxics.http.Target;
import dev.squall.toxics.json.Json;
import dev.squall.toxics.json.JsonReader;
import dev.squall.toxics.json.Reading;
import dev.squall.toxics.loop.Ticker;
import dev.squall.toxics.metrics.Ledger;
import dev.squall.toxics.proxy.Proxies;
import dev.squall.toxics.toxic.HeldBytes;
import java.util.Optional;

/**
 * Answers requests: finds out what is asked for and by whom, hands it to {@link ProxyRequests} or {@link ToxicRequests}, and numbers the
 * answer.
 */
public final class Api implements Handler {
    /** What this server can do as much as; old clients look at it. */
    public static final String VERSION = "2.12.0";

    private final ProxyRequests proxies;
    private final ToxicRequests toxics;
    private final Optional<MetricsText> metrics;
    private final Gatekeeper gatekeeper;
    private final RequestIds ids;

    private Api(
            ProxyRequests proxies,
            ToxicRequests toxics,
            Optional<MetricsText> metrics,
            Gatekeeper gatekeeper,
            RequestIds ids) {
        this.proxies = proxies;
        this.toxics = toxics;
        this.metrics = metrics;
        this.gatekeeper = gatekeeper;
        this.ids = ids;
    }

    /**
     * @param token that clients have to show, if any
     * @param metrics whether {@code /metrics} is there
     * @param origin what tells this server's requests from those of others
     */
    public static Api of(
            Proxies proxies,
            Ticker ticker,
            Optional<String> token,
            boolean metrics,
            Ledger ledger,
            HeldBytes held,
            long origin) {
        return new Api(
                new ProxyRequests(proxies, ticker),
                new ToxicRequests(proxies, ticker),
                metrics ? Optional.of(new MetricsText(proxies, ledger, held)) : Optional.empty(),
                new Gatekeeper(token),
                new RequestIds(origin));
    }

    @Override
    public Response handle(Request request) {
        String path = request.target().path();
        if (path.equals("*") && request.method().equals("OPTIONS")) {
            return Response.empty(200);
        }
        String clean = request.target().cleanPath();
        if (!clean.equals(path)) {
            return Response.empty(301).with("Location", Target.encoded(clean) + query(request));
        }
        Optional<Route> route =
                Route.of(path).filter(found -> !(found instanceof Route.Metrics) || metrics.isPresent());
        if (route.isEmpty()) {
            return Response.plain(404, "404 page not found\n");
        }
        if (!route.get().allows(request.method())) {
            return Response.empty(405);
        }
        return gatekeeper
                .refusal(request)
                .orElseGet(() -> answer(route.get(), request))
                .with("X-Toxiproxy-Request-Id", ids.next());
    }

    /** As far as it may stand in a header. */
    private static String query(Request request) {
        String query = request.target().query();
        return query.chars().allMatch(sign -> sign > ' ' && sign < 0x7f) ? query : "";
    }

    private Response answer(Route route, Request request) {
        return switch (route) {
            case Route.Version() ->
                Response.of(200, "application/json;charset=utf-8", "{\"version\": \"" + VERSION + "\"}\n");
            case Route.Index() -> request.method().equals("GET") ? proxies.index() : proxies.create(body(request));
            case Route.Populate() -> proxies.populate(body(request));
            case Route.Reset() -> proxies.reset();
            case Route.Metrics() -> metrics.orElseThrow().response();
            case Route.OneProxy(String proxy) ->
                switch (request.method()) {
                    case "GET" -> proxies.show(proxy);
                    case "DELETE" -> proxies.delete(proxy);
                    default -> proxies.update(proxy, () -> body(request));
                };
            case Route.ToxicsOf(String proxy) ->
                request.method().equals("GET") ? toxics.index(proxy) : toxics.create(proxy, () -> body(request));
            case Route.OneToxic(String proxy, String toxic) ->
                switch (request.method()) {
                    case "GET" -> toxics.show(proxy, toxic);
                    case "DELETE" -> toxics.delete(proxy, toxic);
                    default -> toxics.update(proxy, toxic, () -> body(request));
                };
        };
    }

    /** Whatever the request says that its body is: clients say it is a form, and it is JSON. */
    private static Reading<Json> body(Request request) {
        return JsonReader.read(request.body());
    }
}
