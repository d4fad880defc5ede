package dev.squall.model.message;

import dev.squall.model.experiment.Secrets;
import dev.squall.model.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code ${name}} may stand for in a command: configuration values, and where to find the secrets. Secrets are
 * looked up by the agent, so none crosses Kafka unless its author wrote it into the file.
 */
public record Scope(Map<String, Json> configuration, Secrets secrets) {
    public static final Scope EMPTY = new Scope(Map.of(), Secrets.EMPTY);

    public Scope {
        configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
    }
}
