package dev.squall.agent.fault.toxic;

import dev.squall.agent.toxiproxy.ToxiproxyAddress;
import dev.squall.model.json.Json;
import java.util.Optional;

/** A proxy that is taken down, as it stands in the ledger. */
record Downed(ToxiproxyAddress at, SeenProxy.There before) {

    Json.Mapping toJson() {
        return Json.mapping("url", Json.of(at.toString()))
                .with("name", Json.of(before.name()))
                .with("listen", Json.of(before.listen()))
                .with("upstream", Json.of(before.upstream()))
                .with("enabled", Json.of(before.enabled()));
    }

    /** Empty when the data is of no such thing. */
    static Optional<Downed> of(Json.Mapping data) {
        return data.text("url")
                .flatMap(ToxiproxyAddress::of)
                .flatMap(at -> SeenProxy.of(data).map(before -> new Downed(at, before)));
    }

    /** Whether it is down and was not before. One that listens elsewhere and leads elsewhere only has its name. */
    boolean isLeftDown(Json now) {
        return SeenProxy.of(now)
                .filter(there -> !there.enabled() && before.enabled())
                .filter(there -> there.listen().equals(before.listen())
                        || there.upstream().equals(before.upstream()))
                .isPresent();
    }
}
