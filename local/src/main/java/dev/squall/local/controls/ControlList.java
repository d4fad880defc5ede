package dev.squall.local.controls;

import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Answers for which controls are called where: those for every experiment, those of the thing itself, and those of the
 * experiment's top unless they are {@code automatic: false}; the first of a name counts.
 *
 * @param everywhere from the settings file and {@code --control-file}
 */
record ControlList(List<Json.Mapping> everywhere) {
    ControlList {
        everywhere = List.copyOf(everywhere);
    }

    /** @param context the experiment, hypothesis or activity */
    List<Json.Mapping> around(Json context, Json.Mapping experiment) {
        var all = new ArrayList<>(everywhere);
        all.addAll(of(context));
        of(experiment).stream()
                .filter(control ->
                        !Json.of(false).equals(control.get("automatic").orElse(Json.NULL)))
                .forEach(all::add);
        return callable(all);
    }

    /** Each that is declared anywhere in the experiment, once. */
    List<Json.Mapping> all(Json.Mapping experiment) {
        var all = new ArrayList<>(everywhere);
        all.addAll(of(experiment));
        var hypothesis = experiment.get("steady-state-hypothesis").orElse(Json.NULL);
        all.addAll(of(hypothesis));
        member(hypothesis, "probes").forEach(step -> all.addAll(of(step)));
        member(experiment, "method").forEach(step -> all.addAll(of(step)));
        member(experiment, "rollbacks").forEach(step -> all.addAll(of(step)));
        return callable(all);
    }

    private static List<Json.Mapping> callable(List<Json.Mapping> controls) {
        var seen = new HashSet<String>();
        return controls.stream()
                .filter(control -> seen.add(name(control)) && module(control).isPresent())
                .toList();
    }

    static String name(Json.Mapping control) {
        return control.text("name").orElse("");
    }

    static Optional<String> module(Json.Mapping control) {
        return control.get("provider").orElse(Json.NULL) instanceof Json.Mapping provider
                ? provider.text("module").filter(module -> !module.isBlank())
                : Optional.empty();
    }

    private static List<Json.Mapping> of(Json owner) {
        return member(owner, "controls").stream()
                .flatMap(item -> item instanceof Json.Mapping control
                        ? Optional.of(control).stream()
                        : Optional.<Json.Mapping>empty().stream())
                .toList();
    }

    private static List<Json> member(Json of, String key) {
        return of instanceof Json.Mapping mapping && mapping.get(key).orElse(Json.NULL) instanceof Json.Array(var items)
                ? items
                : List.of();
    }
}
