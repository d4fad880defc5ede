package dev.squall.coordinator.api;

import dev.squall.coordinator.store.CataloguedRun;
import dev.squall.model.json.Json;
import java.util.List;

/** A run as lists and its own page show it. */
final class RunShape {
    private RunShape() {}

    static Shape of(CataloguedRun run) {
        return new Shape()
                .put("id", run.id)
                .put("title", run.title)
                .put("owner", run.owner)
                .put("tags", List.of(run.tags), Json::of)
                .put("phase", run.phase)
                .put("status", run.status)
                .put("verdict", run.verdict)
                .put("recovery", run.recovery)
                .put("deviated", run.deviated)
                .put("reason", run.reason)
                .put("seed", Long.toString(run.seed)) // a text: JavaScript has no integers of 64 bits
                .put("plan-hash", run.planHash)
                .put("created", run.created)
                .put("started", run.started)
                .put("finished", run.finished);
    }
}
