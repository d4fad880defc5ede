package dev.squall.coordinator.plan;

import dev.squall.model.journal.Plan;
import java.util.List;

/** What planning came to. */
public sealed interface Planning {
    record Planned(Plan plan) implements Planning {}

    /** Nothing was started, for these reasons; each names a path in the experiment and what would be right. */
    record Rejected(List<Problem> problems) implements Planning {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    record Problem(String path, String message) {
        @Override
        public String toString() {
            return path + ": " + message;
        }
    }
}
