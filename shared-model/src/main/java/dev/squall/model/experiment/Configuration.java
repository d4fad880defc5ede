package dev.squall.model.experiment;

import dev.squall.model.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Named values that {@code ${name}} stands for, in the order they were declared. */
public record Configuration(Map<String, Value> values) {
    public static final Configuration EMPTY = new Configuration(Map.of());

    public Configuration {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Where a value comes from. */
    public sealed interface Value {
        record Literal(Json value) implements Value {}

        /**
         * A variable of the environment.
         *
         * @param type {@code str}, {@code int}, {@code float}, {@code bytes}, {@code bool} or {@code json}
         */
        record Environment(String key, Optional<Json> fallback, String type) implements Value {}

        /** What a probe returns before anything else happens; left out when the probe fails. */
        record Dynamic(Step probe) implements Value {}
    }
}
