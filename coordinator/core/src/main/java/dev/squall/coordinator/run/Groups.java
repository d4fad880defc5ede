package dev.squall.coordinator.run;

import dev.squall.model.experiment.Step;
import java.util.List;

/** Parallel groups: neighbours that name the same group. */
final class Groups {
    private Groups() {}

    /** Whether the step after this one belongs to the same group. */
    static boolean goesOn(List<Step> steps, int index) {
        var group = steps.get(index).flow().parallel();
        return index + 1 < steps.size()
                && group.isPresent()
                && group.equals(steps.get(index + 1).flow().parallel());
    }

    /** Whether a step of the group that ends at {@code last} is under way. */
    static boolean isOpen(List<Step> steps, int last, Stages stages, Work work) {
        for (int i = last; i >= 0 && (i == last || goesOn(steps, i)); i--) {
            if (work.open().containsKey(stages.at(i, 0))) {
                return true;
            }
        }
        return false;
    }
}
