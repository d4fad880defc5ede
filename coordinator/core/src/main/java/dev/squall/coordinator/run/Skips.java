package dev.squall.coordinator.run;

import dev.squall.model.experiment.Step;
import dev.squall.model.journal.Leniency;

/** Which steps a dry run leaves out. */
final class Skips {
    private static final String DRY = "dry";

    private Skips() {}

    static boolean byDryRun(Step step, Live live) {
        var dry = live.plan().policy().dry();
        boolean skips = step.kind() == Step.Kind.PROBE ? dry.skipsProbes() : dry.skipsActions();
        return skips
                && !(live.allows(Leniency.DRY_KEY_DEFEATS_DRY_RUN)
                        && step.source().get(DRY).isPresent());
    }
}
