package dev.squall.model.experiment;

import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A control as it stands somewhere in an experiment, which need not be valid: it is being read, or controls have changed it.
 *
 * @param path such as {@code method[0].controls[1]}
 */
public record DeclaredControl(String path, Json.Mapping source) {

    /** All of an experiment: its own, then those of the hypothesis and its probes, of the method and of the rollbacks. */
    public static List<DeclaredControl> in(Json experiment) {
        var all = new ArrayList<>(of("", experiment));
        String check = "steady-state-hypothesis";
        var hypothesis = experiment.member(check);
        all.addAll(of(check + ".", hypothesis));
        all.addAll(ofSteps(check + ".probes", hypothesis.member("probes")));
        all.addAll(ofSteps("method", experiment.member("method")));
        all.addAll(ofSteps("rollbacks", experiment.member("rollbacks")));
        return all;
    }

    private static List<DeclaredControl> ofSteps(String path, Json steps) {
        var all = new ArrayList<DeclaredControl>();
        var items = steps.items();
        for (int i = 0; i < items.size(); i++) {
            all.addAll(of(path + "[" + i + "].", items.get(i)));
        }
        return all;
    }

    /**
     * Those of an experiment, a hypothesis or a step alone.
     *
     * @param before what the path begins with
     */
    public static List<DeclaredControl> of(String before, Json owner) {
        var all = new ArrayList<DeclaredControl>();
        var items = owner.member("controls").items();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Json.Mapping control) {
                all.add(new DeclaredControl(before + "controls[" + i + "]", control));
            }
        }
        return all;
    }
}
