package dev.squall.coordinator.plan;

import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Configuration.Value;
import dev.squall.model.json.Json;
import dev.squall.model.resolution.EnvironmentText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values of an experiment's configuration that are known before the run: what the starter passed wins, then what the
 * file says. Which environment is looked at is the caller's to decide; values that probes give are left out.
 */
public final class ConfigurationValues {
    private final Map<String, Json> values = new LinkedHashMap<>();
    private final List<Planning.Problem> problems = new ArrayList<>();

    private ConfigurationValues() {}

    /** What resolving came to. */
    public sealed interface Resolving {
        record Resolved(Map<String, Json> values) implements Resolving {}

        /** Each problem names a path in the experiment and what would be right. */
        record Unresolved(List<Planning.Problem> problems) implements Resolving {
            public Unresolved {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * @param variables   by the names of configuration values; a name that the experiment does not declare is a problem
     * @param environment a variable's value, by its name
     */
    public static Resolving resolve(
            Configuration configuration, Map<String, Json> variables, Function<String, Optional<String>> environment) {
        var resolution = new ConfigurationValues();
        configuration.values().forEach((name, value) -> resolution.add(name, value, variables.get(name), environment));
        for (var name : variables.keySet()) {
            if (!configuration.values().containsKey(name)) {
                resolution.problem("variables." + name, "the experiment's configuration declares no '" + name + "'");
            }
        }
        return resolution.problems.isEmpty()
                ? new Resolving.Resolved(resolution.values)
                : new Resolving.Unresolved(resolution.problems);
    }

    private void add(String name, Value value, @Nullable Json given, Function<String, Optional<String>> environment) {
        switch (value) {
            case Value.Literal(Json literal) -> values.put(name, given == null ? literal : given);
            case Value.Dynamic _ when given == null -> {}
            case Value.Dynamic _ -> problem("variables." + name, "a probe gives this value; it cannot be passed");
            case Value.Environment(String key, var fallback, String type) -> {
                if (given != null) {
                    values.put(name, given);
                    return;
                }
                environment
                        .apply(key)
                        .ifPresentOrElse(
                                text -> convert(name, text, type),
                                () -> fallback.ifPresentOrElse(
                                        other -> values.put(name, other), () -> missing(name, key)));
            }
        }
    }

    private void missing(String name, String key) {
        problem(
                "configuration." + name,
                "the environment variable '" + key + "' is not to be had here; pass '" + name
                        + "' in 'variables', or give it a 'default'");
    }

    private void convert(String name, String text, String type) {
        EnvironmentText.convert(text, type)
                .ifPresentOrElse(
                        value -> values.put(name, value),
                        () -> problem("configuration." + name, "its environment variable is no " + type));
    }

    private void problem(String path, String message) {
        problems.add(new Planning.Problem(path, message));
    }
}
