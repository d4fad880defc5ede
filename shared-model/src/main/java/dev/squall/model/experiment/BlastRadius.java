package dev.squall.model.experiment;

import java.util.List;
import java.util.Optional;

/**
 * How much may be broken at once. An absent limit is no limit of this experiment; node policies still hold.
 *
 * @param protect selectors such as {@code ns=kube-system} that are never hit
 */
public record BlastRadius(
        Optional<Integer> maxPods, Optional<Integer> maxPercent, Optional<Integer> maxNodes, List<String> protect) {
    public BlastRadius {
        protect = List.copyOf(protect);
        atLeast(maxPods, 0, Integer.MAX_VALUE, "max-pods");
        atLeast(maxPercent, 0, 100, "max-percent");
        atLeast(maxNodes, 0, Integer.MAX_VALUE, "max-nodes");
    }

    private static void atLeast(Optional<Integer> value, int low, int high, String key) {
        if (value.isPresent() && (value.get() < low || value.get() > high)) {
            throw new IllegalArgumentException("'" + key + "' must be " + low + " to " + high + ", not " + value.get());
        }
    }
}
