package dev.squall.model.codec;

import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows {@code ref}: the name of a step of the method or a probe of the hypothesis; of several with one name the last
 * counts, the hypothesis after the method. Steps of the rollbacks cannot be referred to.
 */
final class References {
    private final Findings findings;
    private final Map<String, Entry> named = new HashMap<>();

    References(Findings findings, List<Entry> method, List<Entry> hypothesis) {
        this.findings = findings;
        for (var entries : List.of(method, hypothesis)) {
            for (var entry : entries) {
                if (entry.value() instanceof Json.Mapping mapping) {
                    mapping.text("name").ifPresent(name -> named.put(name, entry));
                }
            }
        }
    }

    /**
     * What a reference of the rollbacks, or to a reference, leads to in Chaos Toolkit: it looks once, and only when the step's turn
     * comes. Empty when it finds a step.
     */
    Optional<String> breaks(Entry from, String ref) {
        if (findings.dialect().knowsSquall()) {
            return Optional.empty();
        }
        var target = named.get(ref);
        boolean late =
                from.path().startsWith("rollbacks") || !findings.dialect().validates();
        if (target == null) {
            return late ? Optional.of("could not find referenced activity '" + ref + "'") : Optional.empty();
        }
        return target.value() instanceof Json.Mapping mapping
                        && mapping.text("ref").isPresent()
                ? Optional.of("the referenced activity '" + ref + "' is a reference")
                : Optional.empty();
    }

    /** The entry that stands at the end of the references, or empty and a problem. */
    Optional<Entry> follow(Entry from, String ref) {
        var trail = new ArrayList<String>(List.of(ref));
        while (true) {
            var target = named.get(trail.getLast());
            if (target == null) {
                return unknown(from, trail.getLast());
            }
            if (!(target.value() instanceof Json.Mapping mapping)
                    || mapping.text("ref").isEmpty()) {
                return Optional.of(target);
            }
            var next = mapping.text("ref").get();
            if (trail.contains(next)) {
                trail.add(next);
                findings.problem(
                        from.path() + ".ref",
                        at(from),
                        "the references go round in a circle: " + String.join(" -> ", trail),
                        "let one of them be a step");
                return Optional.empty();
            }
            trail.add(next);
        }
    }

    private Optional<Entry> unknown(Entry from, String ref) {
        findings.problem(
                from.path() + ".ref",
                at(from),
                "no step of the method or the hypothesis is named '" + ref + "'",
                Nearest.hint(ref, named.keySet()));
        return Optional.empty();
    }

    private static Json at(Entry from) {
        return from.value() instanceof Json.Mapping mapping ? mapping.get("ref").orElse(mapping) : from.value();
    }
}
