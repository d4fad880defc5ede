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
    private final List<String> problems = new ArrayList<>();

    private SecretsResolver(Function<String, Optional<String>> environment) {
        this.environment = environment;
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

    public static Resolved resolve(Secrets secrets, Function<String, Optional<String>> environment) {
        var resolver = new SecretsResolver(environment);
        var groups = new LinkedHashMap<String, Map<String, Json>>();
        secrets.groups().forEach((name, group) -> groups.put(name, resolver.group(name, group)));
        return new Resolved(groups, resolver.problems);
    }

    private Map<String, Json> group(String group, Map<String, Secret> secrets) {
        var values = new LinkedHashMap<String, Json>();
        secrets.forEach((name, secret) -> {
            var path = "secrets." + group + "." + name;
            value(path, secret).ifPresent(value -> values.put(name, value));
        });
        return Collections.unmodifiableMap(values);
    }

    private Optional<Json> value(String path, Secret secret) {
        return switch (secret) {
            case Secret.Literal(Json value) -> Optional.of(value);
            case Secret.Environment(String key) -> {
                var text = environment.apply(key);
                if (text.isEmpty()) {
                    problems.add(path + ": there is no environment variable '" + key + "' on this node");
                }
                yield text.map(Json::of);
            }
            case Secret.Vault _ -> {
                problems.add(path + ": this node reads no vault; give the secret by an environment variable instead");
                yield Optional.empty();
            }
        };
    }
}
