package dev.squall.coordinator.plan;

import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.Targets;
import dev.squall.model.experiment.Targets.AgentSelection;
import dev.squall.model.journal.Plan.Placement;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.StepAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Chooses the agents of one step among those that are alive, wanted and able. */
final class Placing {
    private final Fleet fleet;
    private final long seed;

    Placing(Fleet fleet, long seed) {
        this.fleet = fleet;
        this.seed = seed;
    }

    /** Where a step goes, or why it can go nowhere. */
    sealed interface Where {}

    record Placed(Placement placement) implements Where {}

    record Nowhere(String reason) implements Where {}

    Where place(StepAddress address, Provider provider, Targets targets) {
        if (fleet.members().isEmpty()) {
            return new Nowhere("no agent is alive");
        }
        int wanted = 0;
        var able = new ArrayList<AgentRef>();
        for (var member : fleet.members()) {
            if (wantsCluster(targets, member)
                    && Selector.matches(targets.agents().selector(), member.labels())) {
                wanted++;
                if (Capabilities.cover(member.capabilities(), provider)) {
                    able.add(member.agent());
                }
            }
        }
        for (var cluster : targets.clusters()) {
            if (fleet.members().stream()
                    .noneMatch(member -> member.agent().cluster().equals(cluster))) {
                return new Nowhere(
                        "no agent is alive in cluster '" + cluster + "'; clusters with agents: " + clusterNames());
            }
        }
        if (able.isEmpty()) {
            return new Nowhere(
                    wanted == 0
                            ? "no agent matches the targets"
                            : "none of " + wanted + " agents can do " + Capabilities.nameOf(provider));
        }
        return new Placed(new Placement(choose(address, targets, able), able, targets.quorum()));
    }

    private static boolean wantsCluster(Targets targets, Fleet.Member member) {
        return (targets.clusters().isEmpty()
                        || targets.clusters().contains(member.agent().cluster()))
                && Selector.matches(targets.clusterSelector(), member.labels());
    }

    /** One selection for each cluster that was asked for; one for the whole fleet when none was. */
    private List<AgentRef> choose(StepAddress address, Targets targets, List<AgentRef> candidates) {
        if (targets.clusters().isEmpty() && targets.clusterSelector().isEmpty()) {
            return pick(address, targets.agents(), candidates);
        }
        var perCluster = new TreeMap<String, List<AgentRef>>();
        for (var candidate : candidates) {
            perCluster
                    .computeIfAbsent(candidate.cluster(), _ -> new ArrayList<>())
                    .add(candidate);
        }
        var chosen = new ArrayList<AgentRef>();
        perCluster.values().forEach(group -> chosen.addAll(pick(address, targets.agents(), group)));
        return chosen;
    }

    private List<AgentRef> pick(StepAddress address, AgentSelection selection, List<AgentRef> candidates) {
        int wanted = switch (selection.mode()) {
            case ANY -> 1;
            case ALL -> candidates.size();
            case COUNT -> Math.min(selection.value(), candidates.size());
            case PERCENT -> Math.max(1, candidates.size() * selection.value() / 100);
        };
        var chosen = new ArrayList<>(candidates);
        if (wanted < candidates.size()) {
            Collections.shuffle(
                    chosen, new Random(seed * 31 + address.toString().hashCode()));
            chosen.subList(wanted, chosen.size()).clear();
        }
        Collections.sort(chosen);
        return chosen;
    }

    private String clusterNames() {
        var names = fleet.members().stream()
                .map(member -> member.agent().cluster())
                .distinct()
                .toList();
        return String.join(", ", names);
    }
}
