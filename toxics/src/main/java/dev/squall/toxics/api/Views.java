package dev.squall.toxics.api;

import dev.squall.toxics.json.Json;
import dev.squall.toxics.proxy.PlacedToxic;
import dev.squall.toxics.proxy.ProxyState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Proxies and toxics as clients see them: the same members in the same order for ten years. Members that are new come last, and only where they are used. */
final class Views {
    private Views() {}

    /** @param now on the server's ticker, to which expiries are relative */
    static Json proxy(ProxyState proxy, long now) {
        return Json.mapping(
                Json.member("name", proxy.name()),
                Json.member("listen", proxy.listen()),
                Json.member("upstream", proxy.upstream()),
                Json.member("enabled", proxy.enabled()),
                Json.member("toxics", toxics(proxy, now)));
    }

    static Json toxics(ProxyState proxy, long now) {
        return new Json.Array(
                proxy.toxicsInOrder().stream().map(toxic -> toxic(toxic, now)).toList());
    }

    static Json toxic(PlacedToxic toxic, long now) {
        var attributes = toxic.toxic().attributes().entrySet().stream()
                .map(entry -> Json.member(entry.getKey(), entry.getValue()))
                .toList();
        var members = new ArrayList<>(List.of(
                Json.member("attributes", new Json.Mapping(attributes)),
                Json.member("name", toxic.name()),
                Json.member("type", toxic.toxic().type().wireName()),
                Json.member("stream", toxic.stream().spelling()),
                Json.member("toxicity", toxic.toxicity())));
        toxic.expires()
                .ifPresent(expires -> members.add(Json.member(
                        ToxicDocuments.EXPIRES_IN,
                        Math.max(0, Duration.ofNanos(expires - now).toMillis()))));
        return new Json.Mapping(members);
    }
}
