package dev.squall.toxics.api;

import dev.squall.toxics.http.Response;
import dev.squall.toxics.json.Json;
import dev.squall.toxics.json.Reading;
import dev.squall.toxics.loop.Ticker;
import dev.squall.toxics.proxy.Answer;
import dev.squall.toxics.proxy.NewToxic;
import dev.squall.toxics.proxy.PlacedToxic;
import dev.squall.toxics.proxy.Proxies;
import dev.squall.toxics.proxy.Proxy;
import dev.squall.toxics.proxy.ToxicChange;
import dev.squall.toxics.toxic.ToxicType;
import java.util.function.Function;
import java.util.function.Supplier;

/** Requests about the toxics of a proxy. Bodies are read when it is known that they are wanted. */
final class ToxicRequests {
    private final Proxies proxies;
    private final Ticker ticker;

    ToxicRequests(Proxies proxies, Ticker ticker) {
        this.proxies = proxies;
        this.ticker = ticker;
    }

    Response index(String proxy) {
        return Replies.of(
                proxies.named(proxy), found -> Replies.json(200, Views.toxics(found.state(), ticker.nanos())));
    }

    Response create(String proxy, Supplier<Reading<Json>> body) {
        return Replies.of(proxies.named(proxy), found -> create(found, body.get()));
    }

    private Response create(Proxy proxy, Reading<Json> body) {
        var state = proxy.state();
        return switch (ToxicDocuments.wanted(body, name -> state.toxic(name).isPresent())) {
            case ToxicDocuments.Wanted.Wrong(String message) -> Replies.error(400, message);
            case ToxicDocuments.Wanted.Taken() -> Replies.error(409, "toxic already exists");
            case ToxicDocuments.Wanted.Good(NewToxic wanted) -> shown(proxies.addToxic(state.name(), wanted));
        };
    }

    Response show(String proxy, String toxic) {
        return with(proxy, toxic, found -> Replies.json(200, Views.toxic(found, ticker.nanos())));
    }

    Response update(String proxy, String toxic, Supplier<Reading<Json>> body) {
        return with(proxy, toxic, found -> update(proxy, toxic, found.toxic().type(), body.get()));
    }

    private Response update(String proxy, String toxic, ToxicType type, Reading<Json> body) {
        return switch (ToxicDocuments.change(body, type)) {
            case Reading.Wrong<ToxicChange>(String message) -> Replies.error(400, "bad request body: " + message);
            case Reading.Good<ToxicChange>(ToxicChange change) -> shown(proxies.changeToxic(proxy, toxic, change));
        };
    }

    Response delete(String proxy, String toxic) {
        return Replies.of(proxies.removeToxic(proxy, toxic), _ -> Response.empty(204));
    }

    private Response with(String proxy, String toxic, Function<PlacedToxic, Response> work) {
        return Replies.of(
                proxies.named(proxy),
                found -> found.state().toxic(toxic).map(work).orElseGet(() -> Replies.error(404, "toxic not found")));
    }

    private Response shown(Answer<PlacedToxic> answer) {
        return Replies.of(answer, toxic -> Replies.json(200, Views.toxic(toxic, ticker.nanos())));
    }
}
