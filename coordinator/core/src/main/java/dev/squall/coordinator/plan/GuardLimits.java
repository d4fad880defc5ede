package dev.squall.coordinator.plan;

import dev.squall.model.experiment.Guard;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses the parts of a guard that would be accepted and then not enforced: a guard that silently does less than its
 * author wrote is worse than none.
 */
final class GuardLimits {
    private GuardLimits() {}

    static List<String> unsupported(Guard guard) {
        var problems = new ArrayList<String>();
        if (guard.at() == Guard.At.AGENT) {
            problems.add("'at: agent' cannot be enforced; use 'at: coordinator'");
        }
        if (guard.onTrip() != Guard.OnTrip.ABORT_RUN) {
            problems.add("'on-trip' can only be enforced as 'abort-run'");
        }
        if (guard.relativeTo().isPresent()) {
            problems.add("'relative-to' cannot be enforced; use 'abort-when' with a fixed threshold");
        }
        if (guard.after().isPresent()) {
            problems.add("'after' cannot be enforced; check the recovery in the hypothesis or a rollback");
        }
        return problems;
    }
}
