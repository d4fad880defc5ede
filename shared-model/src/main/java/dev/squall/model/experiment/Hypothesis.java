package dev.squall.model.experiment;

import dev.squall.model.json.Json;
import java.util.List;

/** What must hold: probes, each with a tolerance, judged in order; the first that does not hold ends the check. */
public record Hypothesis(String title, List<Step> probes, List<LifecycleControl> controls, Json.Mapping source) {
    public Hypothesis {
        Experiment.requireText(title, "title");
        probes = List.copyOf(probes);
        controls = List.copyOf(controls);
        for (var probe : probes) {
            if (probe.tolerance().isEmpty()) {
                throw new IllegalArgumentException("probe '" + probe.name() + "' has no tolerance");
            }
        }
    }
}
