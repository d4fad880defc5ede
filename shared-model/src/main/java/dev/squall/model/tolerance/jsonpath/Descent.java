package dev.squall.model.tolerance.jsonpath;

import dev.squall.model.json.Json;
import dev.squall.model.tolerance.jsonpath.Query.Subscript;
import java.util.ArrayList;
import java.util.List;

/** One level down: by key, position, slice, or to everything. */
final class Descent {
    private Descent() {}

    static List<Json> children(Json value) {
        return switch (value) {
            case Json.Mapping(var members) -> List.copyOf(members.values());
            case Json.Array(var items) -> items;
            case Json.Null _, Json.Bool _, Json.Number _, Json.Text _ -> List.of();
        };
    }

    static List<Json> key(Json value, String name) {
        return value instanceof Json.Mapping mapping
                ? mapping.get(name).map(List::of).orElse(List.of())
                : List.of();
    }

    /** A negative position counts from the end. */
    static List<Json> index(Json value, long position) {
        if (!(value instanceof Json.Array(var items))) {
            return List.of();
        }
        long real = position < 0 ? position + items.size() : position;
        return real >= 0 && real < items.size() ? List.of(items.get((int) real)) : List.of();
    }

    /** As Python's {@code range} does it, so going backwards past the first item begins again at the last. */
    static List<Json> slice(Json value, Subscript.Slice slice) {
        if (!(value instanceof Json.Array(var items))) {
            return List.of();
        }
        long step = slice.step().orElse(1L);
        if (step == 0) {
            throw new Evaluation.Stop("a slice has steps of zero");
        }
        long size = items.size();
        long start = slice.start()
                .map(from -> from < 0 ? Math.max(from + size, 0) : from)
                .orElse(0L);
        long end = slice.end().map(to -> to < 0 ? to + size : to).orElse(size);
        var found = new ArrayList<Json>();
        if (step > 0) {
            for (long i = start; i < Math.min(end, size); i += step) {
                found.addAll(index(value, i));
            }
        } else {
            long beyond = Math.max(0, start - size + 1);
            long first = start + (beyond - step - 1) / -step * step;
            for (long i = first; i > Math.max(end, -size - 1); i += step) {
                found.addAll(index(value, i));
            }
        }
        return found;
    }
}
