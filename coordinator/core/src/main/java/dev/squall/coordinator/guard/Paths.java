package dev.squall.coordinator.guard;

import dev.squall.model.json.Json;
import dev.squall.model.tolerance.jsonpath.JsonPath;
import java.util.List;

/** Finds what a guard's target names in its source's output; nothing when the path is bad or leads nowhere. */
final class Paths {
    private Paths() {}

    static List<Json> find(String path, Json output) {
        return JsonPath.parse(path) instanceof JsonPath.Parsed(JsonPath parsed)
                        && parsed.match(output) instanceof JsonPath.Found(List<Json> values)
                ? values
                : List.of();
    }
}
