package dev.squall.agent.fault.kubernetes;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.fault.Target;
import dev.squall.agent.kubernetes.KubernetesAccess;
import dev.squall.agent.kubernetes.LabelSelector;
import dev.squall.agent.kubernetes.Refusals;
import dev.squall.model.json.Json;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Chooses the pods that are hit, out of those that match, are alive and are not on their way out already. */
final class PodChoice {
    private final KubernetesAccess access;

    PodChoice(KubernetesAccess access) {
        this.access = access;
    }

    /**
     * What a plan is made of: the pods by UID, and the names of everything that could have been chosen.
     *
     * @param more what else is read, and stands in the plan's data beside them
     */
    Plan plan(Json.Mapping written, Usage usage, RandomGenerator random, Function<Arguments, Json.Mapping> more) {
        var arguments = new Arguments(written, usage);
        var wanted = PodArguments.read(arguments);
        var beside = more.apply(arguments);
        var problem = arguments.problem();
        return problem.isPresent() ? new Plan.Rejected(problem.get()) : plan(wanted, random, beside);
    }

    private Plan plan(PodArguments arguments, RandomGenerator random, Json.Mapping beside) {
        List<Pod> candidates;
        try {
            candidates = candidates(arguments);
        } catch (KubernetesClientException e) {
            return new Plan.Failed(Refusals.words(e));
        }
        var chosen = choose(arguments, candidates, random);
        if (chosen.isEmpty()) {
            return new Plan.Failed("no running pod in " + arguments.words());
        }
        var data = new LinkedHashMap<>(beside.members());
        data.put(
                "pods",
                new Json.Array(chosen.stream()
                        .map(pod -> (Json) PodRef.of(pod).toJson())
                        .toList()));
        data.put(
                "candidates",
                new Json.Array(candidates.stream()
                        .map(pod -> Json.of(pod.getMetadata().getName()))
                        .toList()));
        return new Plan.Ready(chosen.stream().map(PodChoice::target).toList(), new Json.Mapping(data));
    }

    List<Pod> candidates(PodArguments arguments) {
        var pods = access.client().pods().inNamespace(arguments.namespace());
        var found = arguments.selector().isPresent()
                ? pods.withLabelSelector(arguments.selector().get()).list().getItems()
                : pods.list().getItems();
        var selector = arguments.selector().flatMap(LabelSelector::parse);
        return found.stream()
                .filter(pod -> selector.map(it -> it.matches(labels(pod))).orElse(true))
                .filter(pod -> arguments
                        .namePattern()
                        .map(it -> it.matcher(pod.getMetadata().getName()).find())
                        .orElse(true))
                .filter(PodChoice::isAlive)
                .sorted(
                        arguments.oldest()
                                ? Comparator.comparing(
                                        (Pod pod) -> pod.getMetadata().getCreationTimestamp())
                                : Comparator.comparing(
                                        (Pod pod) -> pod.getMetadata().getName()))
                .toList();
    }

    private static List<Pod> choose(PodArguments arguments, List<Pod> candidates, RandomGenerator random) {
        if (arguments.all()) {
            return candidates;
        }
        int wanted = arguments.percentage()
                ? (int) Math.ceil(candidates.size() * arguments.quantity() / 100.0)
                : Math.min(arguments.quantity(), candidates.size());
        var ordered = new ArrayList<>(candidates);
        if (arguments.random()) {
            Collections.shuffle(ordered, java.util.Random.from(random));
        }
        return ordered.subList(0, wanted);
    }

    private static boolean isAlive(Pod pod) {
        String phase = Optional.ofNullable(pod.getStatus())
                .map(status -> status.getPhase())
                .orElse("");
        return pod.getMetadata().getDeletionTimestamp() == null
                && !phase.equals("Succeeded")
                && !phase.equals("Failed");
    }

    private static Map<String, String> labels(Pod pod) {
        return Optional.ofNullable(pod.getMetadata().getLabels()).orElse(Map.of());
    }

    private static Target target(Pod pod) {
        var tags = new TreeSet<>(Set.of(
                "ns=" + pod.getMetadata().getNamespace(),
                "pod=" + pod.getMetadata().getName()));
        Optional.ofNullable(pod.getSpec().getNodeName()).ifPresent(node -> tags.add("node=" + node));
        labels(pod).forEach((name, value) -> tags.add("label:" + name + "=" + value));
        return new Target(PodRef.of(pod).identity(), tags);
    }
}
