package dev.squall.local.controls;

import dev.squall.model.experiment.DeclaredControl;
import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Answers for which controls are called where, in Chaos Toolkit's order. Those of the experiment's top stand around everything
 * unless they are {@code automatic: false}, and give way to a control of their name: around an activity or a hypothesis
 * before its own and those for every experiment, once for each of them; around method and rollbacks instead of them.
 *
 * @param everywhere from the settings file and {@code --control-file}
 */
record ControlList(List<Json.Mapping> everywhere) {
    ControlList {
        everywhere = List.copyOf(everywhere);
    }

    /** @param context the experiment, hypothesis or activity */
    List<Json.Mapping> around(Level level, Json context, Json experiment) {
        var top = of(experiment);
        var automatic = top.stream()
                .filter(control ->
                        control.get("automatic").map(PythonValues::truth).orElse(true))
                .toList();
        var near = new ArrayList<>(everywhere);
        near.addAll(of(context));
        boolean inside = level == Level.METHOD || level == Level.ROLLBACK;
        if (!top.isEmpty() && (near.isEmpty() || inside)) {
            return callable(automatic);
        }
        return callable(level == Level.EXPERIMENT ? near : merged(near, top, automatic));
    }

    private static List<Json.Mapping> merged(
            List<Json.Mapping> near, List<Json.Mapping> top, List<Json.Mapping> automatic) {
        var all = new ArrayList<>(near);
        for (var control : near) {
            var ref = control.get("ref");
            if (ref.isPresent()) {
                top.stream()
                        .filter(other -> ref.equals(other.get("name")))
                        .findFirst()
                        .ifPresent(all::add);
            } else {
                all.addAll(
                        0,
                        automatic.stream()
                                .filter(other -> !name(other).equals(name(control)))
                                .toList());
            }
        }
        return all;
    }

    /** Each name that is declared in the experiment, once. */
    static List<Json.Mapping> named(Json experiment) {
        Set<String> seen = new HashSet<>();
        return callable(declared(experiment).stream()
                .filter(control -> seen.add(name(control)))
                .toList());
    }

    /** All that are declared anywhere in the experiment. */
    static List<Json.Mapping> declared(Json experiment) {
        return sources(DeclaredControl.in(experiment));
    }

    static List<Json.Mapping> callable(List<Json.Mapping> controls) {
        return controls.stream().filter(control -> module(control).isPresent()).toList();
    }

    static String name(Json.Mapping control) {
        return control.text("name").orElse("");
    }

    /** Of a control that is written in Python; no other is ever called. */
    static Optional<String> module(Json.Mapping control) {
        return control.member("provider") instanceof Json.Mapping provider
                        && provider.text("type").equals(Optional.of("python"))
                ? provider.text("module").filter(module -> !module.isBlank())
                : Optional.empty();
    }

    /** Why a control is passed over, in Chaos Toolkit's words. */
    static String absence(Json.Mapping control) {
        return "Could not find Python module '" + module(control).orElse("") + "' in control '" + name(control)
                + "'. Did you install the Python module? The experiment will carry on running nonetheless.";
    }

    private static List<Json.Mapping> of(Json owner) {
        return sources(DeclaredControl.of("", owner));
    }

    private static List<Json.Mapping> sources(List<DeclaredControl> controls) {
        return controls.stream().map(DeclaredControl::source).toList();
    }
}
