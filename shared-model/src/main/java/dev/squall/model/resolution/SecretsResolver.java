package dev.squall.model.resolution;

import dev.squall.model.experiment.Secrets;
import dev.squall.model.experiment.Secrets.Secret;
import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** From declared {@link Secrets} to their values, on the node that needs them. Problems never hold a value. */
public final class SecretsResolver {
    private final Function<String, Optional<String>> environment;
    private final Vault vault;
    private final List<String> problems = new ArrayList<>();

    private SecretsResolver(Function<String, Optional<String>> environment, Vault vault) {
        this.environment = environment;
        this.vault = vault;
    }

    /**
     * @param groups   names and values, by group
     * @param problems one sentence for each secret that cannot be had; empty when all is well
     */
    public record Resolved(Map<String, Map<String, Json>> groups, List<String> problems) {
        public Resolved {
            groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
            problems = List.copyOf(problems);
        }

        /** What {@code ${name}} stands for: configuration first, then each group in its order; the first one counts. */
        public Map<String, Json> bindings(Map<String, Json> configuration) {
            var bindings = new LinkedHashMap<>(configuration);
            groups.values().forEach(group -> group.forEach(bindings::putIfAbsent));
            return bindings;
        }
    }

    public static Resolved resolve(Secrets secrets, Function<String, Optional<String>> environment, Vault vault)
            throws InterruptedException {
        var resolver = new SecretsResolver(environment, vault);
        var groups = new LinkedHashMap<String, Map<String, Json>>();
        for (var group : secrets.groups().entrySet()) {
            groups.put(group.getKey(), resolver.group(group.getKey(), group.getValue()));
        }
        return new Resolved(groups, resolver.problems);
    }

    private Map<String, Json> group(String group, Map<String, Secret> secrets) throws InterruptedException {
        var values = new LinkedHashMap<String, Json>();
        for (var secret : secrets.entrySet()) {
            var path = "secrets." + group + "." + secret.getKey();
            value(path, secret.getValue()).ifPresent(value -> values.put(secret.getKey(), value));
        }
        return Collections.unmodifiableMap(values);
    }

    private Optional<Json> value(String path, Secret secret) throws InterruptedException {
        return switch (secret) {
            case Secret.Literal(Json value) -> Optional.of(value);
            case Secret.Environment(String key) -> {
                var text = environment.apply(key);
                if (text.isEmpty()) {
                    problems.add(path + ": there is no environment variable '" + key + "' on this node");
                }
                yield text.map(Json::of);
            }
            case Secret.Vault(String place, Optional<String> key) ->
                switch (vault.find(place, key)) {
                    case Vault.Found.Value(Json value) -> Optional.of(value);
                    case Vault.Found.Missing(String reason) -> {
                        problems.add(path + ": " + reason);
                        yield Optional.empty();
                    }
                };
        };
    }
}
