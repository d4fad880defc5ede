package dev.squall.model.experiment;

import java.util.List;
import java.util.Optional;

/**
 * Where a step runs. Without clusters it runs on one agent of the whole fleet; with clusters it runs in each of them.
 *
 * @param clusters        names; empty for no choice
 * @param clusterSelector {@code label=value} expressions over cluster labels, instead of names
 * @param agents          which agents of each cluster
 * @param quorum          share of a fan-out, above 0 and at most 1, that must succeed
 */
public record Targets(List<String> clusters, Optional<String> clusterSelector, AgentSelection agents, double quorum) {
    public static final Targets ANYWHERE = new Targets(List.of(), Optional.empty(), AgentSelection.ANY, 1.0);

    public Targets {
        clusters = List.copyOf(clusters);
        if (!(quorum > 0 && quorum <= 1)) {
            throw new IllegalArgumentException("'quorum' must be above 0 and at most 1, not " + quorum);
        }
        if (!clusters.isEmpty() && clusterSelector.isPresent()) {
            throw new IllegalArgumentException("'clusters' is a list of names or a selector, not both");
        }
    }

    /** The same place, but any one agent of it: for a guard, which needs one observer. */
    public Targets oneAgent() {
        return new Targets(
                clusters.isEmpty() ? clusters : List.of(clusters.getFirst()),
                clusterSelector,
                new AgentSelection(agents.selector(), AgentSelection.Mode.ANY, 1),
                1.0);
    }

    /** Which agents of a cluster: any one, all, a count, or a percentage that is rounded down. */
    public record AgentSelection(Optional<String> selector, Mode mode, int value) {
        public static final AgentSelection ANY = new AgentSelection(Optional.empty(), Mode.ANY, 1);

        public enum Mode {
            ANY,
            ALL,
            COUNT,
            PERCENT
        }

        public AgentSelection {
            if (value < 1 || (mode == Mode.PERCENT && value > 100)) {
                throw new IllegalArgumentException("'value' must be 1 or more, a percentage at most 100, not " + value);
            }
        }
    }
}
