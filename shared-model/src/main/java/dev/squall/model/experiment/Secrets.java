package dev.squall.model.experiment;

import dev.squall.model.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Named groups of secrets: where each is found. Only the agent that needs one ever reads it. */
public record Secrets(Map<String, Map<String, Secret>> groups) {
    public static final Secrets EMPTY = new Secrets(Map.of());

    public Secrets {
        var copy = new LinkedHashMap<String, Map<String, Secret>>();
        groups.forEach((name, group) -> copy.put(name, Collections.unmodifiableMap(new LinkedHashMap<>(group))));
        groups = Collections.unmodifiableMap(copy);
    }

    public boolean isEmpty() {
        return groups.isEmpty();
    }

    /** Of all groups. */
    public Stream<Secret> all() {
        return groups.values().stream().flatMap(group -> group.values().stream());
    }

    /** Where a secret comes from. */
    public sealed interface Secret {
        record Literal(Json value) implements Secret {}

        record Environment(String key) implements Secret {}

        record Vault(String path, Optional<String> key) implements Secret {}
    }
}
