package dev.squall.agent.fault.toxic;

import dev.squall.agent.fault.Target;
import dev.squall.agent.toxiproxy.Toxic;
import dev.squall.agent.toxiproxy.ToxiproxyAddress;
import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What adding toxics and taking them away needs, as it stands in the ledger. */
record PlacedToxics(ToxiproxyAddress at, String proxy, String upstream, List<One> toxics) {
    PlacedToxics {
        toxics = List.copyOf(toxics);
    }

    /**
     * @param put    what is there while the fault lasts
     * @param before what had the name before, and gets its place back
     */
    record One(Toxic put, Optional<Toxic> before) {
        Json toJson() {
            Json.Mapping json = Json.mapping("put", put.toJson());
            return before.isPresent() ? json.with("before", before.get().toJson()) : json;
        }

        /** Whose it is, by what it does. */
        Standing standing(Toxic now) {
            if (before.filter(now::does).isPresent()) {
                return Standing.AS_BEFORE;
            }
            return now.does(put) ? Standing.OURS : Standing.SOMEBODY_ELSES;
        }
    }

    /** What a toxic of the name turns out to be. */
    enum Standing {
        OURS,
        AS_BEFORE,
        SOMEBODY_ELSES
    }

    Json.Mapping toJson() {
        return Json.mapping("url", Json.of(at.toString()))
                .with("proxy", Json.of(proxy))
                .with("upstream", Json.of(upstream))
                .with("toxics", new Json.Array(toxics.stream().map(One::toJson).toList()));
    }

    /** Empty when the data is of no such thing. */
    static Optional<PlacedToxics> of(Json.Mapping data) {
        Optional<ToxiproxyAddress> at = data.text("url").flatMap(ToxiproxyAddress::of);
        Optional<String> proxy = data.text("proxy");
        if (at.isEmpty()
                || proxy.isEmpty()
                || !(data.get("toxics").orElse(Json.NULL) instanceof Json.Array(var items))) {
            return Optional.empty();
        }
        var toxics = new ArrayList<One>();
        for (Json item : items) {
            Json.Mapping one = item instanceof Json.Mapping mapping ? mapping : Json.Mapping.EMPTY;
            one.get("put")
                    .flatMap(Toxic::of)
                    .ifPresent(put -> toxics.add(new One(put, one.get("before").flatMap(Toxic::of))));
        }
        return toxics.isEmpty() || toxics.size() < items.size()
                ? Optional.empty()
                : Optional.of(new PlacedToxics(
                        at.get(), proxy.get(), data.text("upstream").orElse(""), toxics));
    }

    Target target() {
        return target(at, proxy, upstream);
    }

    static Target target(ToxiproxyAddress at, String proxy, String upstream) {
        var tags = new TreeSet<>(at.tags());
        tags.add("proxy=" + proxy);
        tags.add("upstream=" + upstream);
        return new Target("proxy " + proxy + " to " + upstream + " at " + at, tags);
    }
}
