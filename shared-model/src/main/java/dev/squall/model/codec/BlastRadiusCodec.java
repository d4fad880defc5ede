package dev.squall.model.codec;

import dev.squall.model.experiment.BlastRadius;
import dev.squall.model.json.Json;
import java.util.List;

/** A blast radius as part of a message. */
final class BlastRadiusCodec {
    private BlastRadiusCodec() {}

    static Json.Mapping write(BlastRadius limit) {
        return new Members()
                .put("max-pods", limit.maxPods(), Json::of)
                .put("max-percent", limit.maxPercent(), Json::of)
                .put("max-nodes", limit.maxNodes(), Json::of)
                .put(
                        "protect",
                        new Json.Array(limit.protect().stream().map(Json::of).toList()))
                .done();
    }

    static BlastRadius read(Fields fields) {
        return new BlastRadius(
                fields.optional("max-pods", Fields::small),
                fields.optional("max-percent", Fields::small),
                fields.optional("max-nodes", Fields::small),
                fields.optional("protect", (at, key) -> at.list(key, Fields::text))
                        .orElse(List.of()));
    }
}
