package dev.squall.local.simulation;

import dev.squall.coordinator.plan.Fleet;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Step;
import dev.squall.model.experiment.Targets;
import dev.squall.model.message.AgentRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The agents that a rehearsal makes up: some in every cluster that the experiment names, with the labels it asks for. */
final class Cast {
    private static final int EACH = 3;

    private Cast() {}

    static List<AgentRef> agents(Experiment experiment) {
        var clusters = new TreeSet<String>();
        targets(experiment).forEach(targets -> clusters.addAll(targets.clusters()));
        if (clusters.isEmpty()) {
            clusters.addAll(Set.of("east", "west"));
        }
        var agents = new ArrayList<AgentRef>();
        for (var cluster : clusters) {
            for (int i = 1; i <= EACH; i++) {
                agents.add(new AgentRef(cluster, "agent-" + i));
            }
        }
        return agents;
    }

    static Fleet fleet(Experiment experiment, Set<String> capabilities) {
        var labels = labels(experiment);
        return new Fleet(agents(experiment).stream()
                .map(agent -> new Fleet.Member(agent, labels, capabilities))
                .toList());
    }

    private static Map<String, String> labels(Experiment experiment) {
        var labels = new HashMap<String, String>();
        targets(experiment).forEach(targets -> {
            targets.clusterSelector().ifPresent(selector -> addAll(selector, labels));
            targets.agents().selector().ifPresent(selector -> addAll(selector, labels));
        });
        return labels;
    }

    private static void addAll(String selector, Map<String, String> labels) {
        for (var term : selector.split(",", -1)) {
            int equal = term.indexOf('=');
            if (equal > 0 && term.charAt(equal - 1) != '!') {
                labels.put(
                        term.substring(0, equal).strip(),
                        term.substring(equal + 1).strip());
            } else if (equal < 0) {
                labels.put(term.strip(), "true");
            }
        }
    }

    private static List<Targets> targets(Experiment experiment) {
        var all = new ArrayList<Targets>();
        all.add(experiment.targets());
        experiment.method().forEach(step -> add(step, all));
        experiment.rollbacks().forEach(step -> add(step, all));
        experiment.hypothesis().ifPresent(hypothesis -> hypothesis.probes().forEach(step -> add(step, all)));
        return all;
    }

    private static void add(Step step, List<Targets> all) {
        step.targets().ifPresent(all::add);
    }
}
