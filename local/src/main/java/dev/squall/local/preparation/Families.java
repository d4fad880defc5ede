package dev.squall.local.preparation;

import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Step;
import dev.squall.model.tolerance.Tolerance;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the families of functions that an experiment asks for: some take long to load, or need a program. */
public final class Families {
    public static final String CLUSTER = "kubernetes";
    public static final String PYTHON = "python";

    private Families() {}

    /** Of all that the experiment may ask for. */
    public static Set<String> of(Experiment experiment) {
        var families = new HashSet<String>();
        add(experiment.method(), families);
        add(experiment.rollbacks(), families);
        if (experiment.hypothesis().isPresent()) {
            add(experiment.hypothesis().get().probes(), families);
        }
        for (var guard : experiment.guards()) {
            families.add(guard.source().family());
        }
        for (var value : experiment.configuration().values().values()) {
            if (value instanceof Configuration.Value.Dynamic(Step probe)) {
                families.add(probe.provider().family());
            }
        }
        return families;
    }

    private static void add(List<Step> steps, Set<String> families) {
        for (var step : steps) {
            families.add(step.provider().family());
            if (step.tolerance().isPresent() && step.tolerance().get() instanceof Tolerance.ByProbe(Step judge)) {
                families.add(judge.provider().family());
            }
        }
    }
}
