package dev.squall.model.experiment;

import static java.util.Objects.requireNonNull;

import dev.squall.model.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A whole experiment: what must hold ({@link Hypothesis}), what is done ({@link #method}), how it is put right
 * ({@link #rollbacks}), where ({@link Targets}), how far at most ({@link BlastRadius}) and what stops it ({@link Guard}).
 *
 * @param deadline    of the whole run up to its rollbacks
 * @param recovery    the check after the rollbacks
 * @param outputsUsed names of steps whose output other steps refer to
 * @param source the document it was read from, unchanged; the journal carries a copy of it
 */
public record Experiment(
        String title,
        String description,
        List<String> tags,
        Configuration configuration,
        Secrets secrets,
        Optional<Hypothesis> hypothesis,
        List<Step> method,
        List<Step> rollbacks,
        List<LifecycleControl> controls,
        List<Json.Mapping> extensions,
        Strategies strategies,
        Optional<String> owner,
        Targets targets,
        Optional<BlastRadius> blastRadius,
        List<Guard> guards,
        Optional<Approval> approval,
        Optional<Duration> deadline,
        Optional<RecoveryCheck> recovery,
        Set<String> outputsUsed,
        Json.Mapping source) {
    /** More steps than this in one list are a generated file gone wrong. */
    public static final int MAX_STEPS = 10_000;

    public Experiment {
        requireText(title, "title");
        requireText(description, "description");
        tags = List.copyOf(tags);
        method = List.copyOf(method);
        rollbacks = List.copyOf(rollbacks);
        controls = List.copyOf(controls);
        extensions = List.copyOf(extensions);
        guards = List.copyOf(guards);
        outputsUsed = Set.copyOf(outputsUsed);
        deadline.ifPresent(limit -> Durations.requirePositive(limit, "deadline"));
        requireNonNull(source, "source is null");
        if (method.size() > MAX_STEPS || rollbacks.size() > MAX_STEPS) {
            throw new IllegalArgumentException("more than " + MAX_STEPS + " steps in one list");
        }
    }

    /** With other values for secrets that it declares; what it does not declare stays unknown to it. */
    public Experiment withSecrets(Map<String, Map<String, Secrets.Secret>> given) {
        var groups = new LinkedHashMap<String, Map<String, Secrets.Secret>>();
        secrets.groups().forEach((group, declared) -> {
            var values = new LinkedHashMap<>(declared);
            given.getOrDefault(group, Map.of())
                    .forEach((name, value) -> values.computeIfPresent(name, (_, _) -> value));
            groups.put(group, values);
        });
        return new Experiment(
                title,
                description,
                tags,
                configuration,
                new Secrets(groups),
                hypothesis,
                method,
                rollbacks,
                controls,
                extensions,
                strategies,
                owner,
                targets,
                blastRadius,
                guards,
                approval,
                deadline,
                recovery,
                outputsUsed,
                source);
    }

    static void requireText(String value, String key) {
        if (requireNonNull(value, key + " is null").isBlank()) {
            throw new IllegalArgumentException("'" + key + "' must not be empty");
        }
    }
}
