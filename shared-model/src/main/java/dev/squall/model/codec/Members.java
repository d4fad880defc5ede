package dev.squall.model.codec;

import dev.squall.model.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A JSON mapping in the making, the counterpart of {@link Fields}; an absent value leaves its field out. */
final class Members {
    private final Map<String, Json> members = new LinkedHashMap<>();

    Members put(String key, Json value) {
        members.put(key, value);
        return this;
    }

    Members put(String key, String value) {
        return put(key, Json.of(value));
    }

    Members put(String key, boolean value) {
        return put(key, Json.of(value));
    }

    Members put(String key, long value) {
        return put(key, Json.of(value));
    }

    Members put(String key, Instant value) {
        return put(key, Json.of(Instants.write(value)));
    }

    Members put(String key, Duration value) {
        return put(key, Json.of(value.toString()));
    }

    Members put(String key, Enum<?> value) {
        return put(key, Json.of(Fields.word(value)));
    }

    <T> Members put(String key, Optional<T> value, Function<T, Json> write) {
        value.ifPresent(there -> put(key, write.apply(there)));
        return this;
    }

    <T> Members put(String key, Collection<T> values, Function<T, Json> write) {
        var items = new ArrayList<Json>(values.size());
        for (var value : values) {
            items.add(write.apply(value));
        }
        return put(key, new Json.Array(items));
    }

    /** A list that is left out when nothing is in it. */
    <T> Members putSome(String key, Collection<T> values, Function<T, Json> write) {
        return values.isEmpty() ? this : put(key, values, write);
    }

    <T> Members put(String key, Map<String, T> values, Function<T, Json> write) {
        var inner = new Members();
        values.forEach((name, value) -> inner.put(name, write.apply(value)));
        return put(key, inner.done());
    }

    Json.Mapping done() {
        return new Json.Mapping(members);
    }
}
