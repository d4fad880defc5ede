package dev.squall.coordinator.api;

import dev.squall.model.json.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON object in the making; what is absent is left out. */
final class Shape {
    private final Map<String, Json> members = new LinkedHashMap<>();

    Shape put(String key, Json value) {
        members.put(key, value);
        return this;
    }

    Shape put(String key, @Nullable String value) {
        return value == null ? this : put(key, Json.of(value));
    }

    Shape put(String key, long value) {
        return put(key, Json.of(value));
    }

    Shape put(String key, @Nullable Boolean value) {
        return value == null ? this : put(key, Json.of(value.booleanValue()));
    }

    Shape put(String key, @Nullable Instant value) {
        return value == null ? this : put(key, Json.of(value.toString()));
    }

    Shape put(String key, @Nullable Enum<?> value) {
        return value == null ? this : put(key, Json.of(word(value)));
    }

    <T> Shape put(String key, Optional<T> value, Function<T, Json> write) {
        value.ifPresent(there -> put(key, write.apply(there)));
        return this;
    }

    <T> Shape put(String key, Collection<T> values, Function<T, Json> write) {
        return put(key, new Json.Array(values.stream().map(write).toList()));
    }

    Json.Mapping done() {
        return new Json.Mapping(members);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
