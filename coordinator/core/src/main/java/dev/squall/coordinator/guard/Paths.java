package dev.squall.coordinator.guard;

import dev.squall.model.json.Json;
import java.util.List;

final class Paths {
    private Paths() {}

    static List<Json> find(String path, Json json) {
        return List.of(json);
    }
}
