package dev.squall.model.resolution;

import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Configuration.Value;
import dev.squall.model.experiment.Step;
import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** From a declared {@link Configuration} to values; probes are left to whoever can run them. */
public final class ConfigurationResolver {
    private final Function<String, Optional<String>> environment;
    private final Map<String, Json> values = new LinkedHashMap<>();
    private final Map<String, Step> dynamic = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private ConfigurationResolver(Function<String, Optional<String>> environment) {
        this.environment = environment;
    }

    /**
     * @param values   by name, in the order of declaration
     * @param dynamic  probes that give the values still missing, in the order of declaration
     * @param problems one sentence for each value that cannot be had; empty when all is well
     */
    public record Resolved(Map<String, Json> values, Map<String, Step> dynamic, List<String> problems) {
        public Resolved {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            dynamic = Collections.unmodifiableMap(new LinkedHashMap<>(dynamic));
            problems = List.copyOf(problems);
        }
    }

    /**
     * @param environment a variable's text by its name
     * @param overrides   win over what was declared; one that is {@code {type: env, key: ..}} is itself resolved, and one
     *     that the configuration does not declare is ignored
     */
    public static Resolved resolve(
            Configuration configuration, Function<String, Optional<String>> environment, Map<String, Json> overrides) {
        var resolver = new ConfigurationResolver(environment);
        configuration.values().forEach((name, declared) -> {
            var override = overrides.get(name);
            resolver.add(name, override == null ? declared : overriding(override));
        });
        return new Resolved(resolver.values, resolver.dynamic, resolver.problems);
    }

    private static Value overriding(Json override) {
        if (override instanceof Json.Mapping mapping
                && mapping.text("type").equals(Optional.of("env"))
                && mapping.text("key").isPresent()) {
            var type = mapping.text("env_var_type").orElse("str");
            return new Value.Environment(mapping.text("key").get(), mapping.get("default"), type);
        }
        return new Value.Literal(override);
    }

    private void add(String name, Value declared) {
        switch (declared) {
            case Value.Literal(Json value) -> values.put(name, value);
            case Value.Dynamic(Step probe) -> dynamic.put(name, probe);
            case Value.Environment variable -> fromEnvironment(name, variable);
        }
    }

    private void fromEnvironment(String name, Value.Environment variable) {
        var text = environment.apply(variable.key());
        if (text.isEmpty() && variable.fallback().isEmpty()) {
            problems.add("configuration." + name + ": there is no environment variable '" + variable.key()
                    + "'; set it or give a 'default'");
            return;
        }
        var value = text.isPresent()
                ? EnvironmentText.convert(text.get(), variable.type())
                : variable.fallback().flatMap(fallback -> EnvironmentText.convert(fallback, variable.type()));
        value.ifPresentOrElse(
                converted -> values.put(name, converted),
                () -> problems.add("configuration." + name + ": the environment variable '" + variable.key()
                        + "' is no " + variable.type()));
    }
}
