package dev.squall.toxics.api;

import dev.squall.toxics.http.Response;
import dev.squall.toxics.json.Json;
import dev.squall.toxics.json.Reading;
import dev.squall.toxics.loop.Ticker;
import dev.squall.toxics.proxy.Answer;
import dev.squall.toxics.proxy.NewProxy;
import dev.squall.toxics.proxy.Populated;
import dev.squall.toxics.proxy.Proxies;
import dev.squall.toxics.proxy.ProxyChange;
import dev.squall.toxics.proxy.ProxyState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Requests about proxies. Bodies are read when it is known that they are wanted. */
final class ProxyRequests {
    private final Proxies proxies;
    private final Ticker ticker;

    ProxyRequests(Proxies proxies, Ticker ticker) {
        this.proxies = proxies;
        this.ticker = ticker;
    }

    Response index() {
        List<Json.Member> members = proxies.all().stream()
                .map(proxy -> Json.member(proxy.state().name(), view(proxy.state())))
                .toList();
        return Replies.json(200, new Json.Mapping(members));
    }

    Response create(Reading<Json> body) {
        return switch (ProxyDocuments.wanted(body)) {
            case Reading.Wrong<NewProxy>(String message) -> Replies.error(400, message);
            case Reading.Good<NewProxy>(NewProxy wanted) -> shown(201, proxies.create(wanted));
        };
    }

    Response populate(Reading<Json> body) {
        return switch (ProxyDocuments.list(body)) {
            case Reading.Wrong<List<NewProxy>>(String message) ->
                Replies.json(400, populated(Replies.errorBody(400, message).members(), List.of()));
            case Reading.Good<List<NewProxy>>(var wanted) -> {
                Populated outcome = proxies.populate(wanted);
                Optional<Integer> status = outcome.refusal().map(Replies::status);
                List<Json.Member> error = outcome.refusal()
                        .map(refusal -> Replies.errorBody(Replies.status(refusal), refusal.message())
                                .members())
                        .orElse(List.of());
                yield Replies.json(status.orElse(201), populated(error, outcome.done()));
            }
        };
    }

    /** No proxies are null, as they always were. */
    private Json populated(List<Json.Member> error, List<ProxyState> done) {
        var members = new ArrayList<>(error);
        members.add(Json.member(
                "proxies",
                done.isEmpty()
                        ? Json.NULL
                        : new Json.Array(done.stream().map(this::view).toList())));
        return new Json.Mapping(members);
    }

    Response show(String name) {
        return Replies.of(proxies.named(name), proxy -> Replies.json(200, view(proxy.state())));
    }

    Response update(String name, Supplier<Reading<Json>> body) {
        return Replies.of(proxies.named(name), _ -> switch (ProxyDocuments.change(body.get())) {
            case Reading.Wrong<ProxyChange>(String message) -> Replies.error(400, message);
            case Reading.Good<ProxyChange>(ProxyChange change) -> shown(200, proxies.update(name, change));
        });
    }

    Response delete(String name) {
        return Replies.of(proxies.delete(name), _ -> Response.empty(204));
    }

    Response reset() {
        return proxies.reset()
                .map(refusal -> Replies.error(Replies.status(refusal), refusal.message()))
                .orElseGet(() -> Response.empty(204));
    }

    private Response shown(int status, Answer<ProxyState> answer) {
        return Replies.of(answer, state -> Replies.json(status, view(state)));
    }

    private Json view(ProxyState state) {
        return Views.proxy(state, ticker.nanos());
    }
}
