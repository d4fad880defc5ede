package dev.squall.agent.fault.kubernetes;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.kubernetes.LabelSelector;
import dev.squall.model.json.Json;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Deployments, StatefulSets and free-standing ReplicaSets whose template makes pods of a selector. */
final class PodOwners {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final KubernetesClient client;
    private final String namespace;
    private final List<Owner> owners = new ArrayList<>();

    private record Owner(HasMetadata resource, int replicas) {}

    PodOwners(KubernetesClient client, String namespace, LabelSelector selector) {
        this.client = client;
        this.namespace = namespace;
        var apps = client.apps();
        apps.deployments()
                .inNamespace(namespace)
                .list()
                .getItems()
                .forEach(it -> add(it, it.getSpec().getTemplate(), it.getSpec().getReplicas(), selector));
        apps.statefulSets()
                .inNamespace(namespace)
                .list()
                .getItems()
                .forEach(it -> add(it, it.getSpec().getTemplate(), it.getSpec().getReplicas(), selector));
        apps.replicaSets().inNamespace(namespace).list().getItems().stream()
                .filter(it -> it.getMetadata().getOwnerReferences() == null
                        || it.getMetadata().getOwnerReferences().isEmpty())
                .forEach(it -> add(it, it.getSpec().getTemplate(), it.getSpec().getReplicas(), selector));
    }

    private void add(HasMetadata resource, PodTemplateSpec template, Integer replicas, LabelSelector selector) {
        var labels = Optional.ofNullable(template.getMetadata().getLabels()).orElse(Map.of());
        if (selector.matches(labels)) {
            owners.add(new Owner(resource, replicas == null ? 1 : replicas));
        }
    }

    boolean areThere() {
        return !owners.isEmpty();
    }

    /** Only what was scaled to nothing: another number is somebody's decision. */
    List<Json> scaleBack(int replicas) {
        var scaled = new ArrayList<Json>();
        for (var owner : owners) {
            if (owner.replicas() == 0) {
                client.resource(owner.resource()).scale(replicas);
                scaled.add(new Json.Mapping(Map.of(
                        "kind", Json.of(owner.resource().getKind()),
                        "name", Json.of(owner.resource().getMetadata().getName()),
                        "from", Json.of(0),
                        "to", Json.of(replicas))));
            }
        }
        return scaled;
    }

    /** Names of the ready pods, as soon as there is one; none when that takes too long or nothing makes them. */
    List<Json> awaitRunning(String selector, CallContext context) throws InterruptedException {
        var limit = context.timeout().minus(Duration.ofSeconds(1));
        var end = context.elapsed().elapsed().plus(limit.compareTo(LONGEST) < 0 ? limit : LONGEST);
        while (true) {
            List<Json> running =
                    client.pods().inNamespace(namespace).withLabelSelector(selector).list().getItems().stream()
                            .filter(Replacement::isReady)
                            .map(pod -> Json.of(pod.getMetadata().getName()))
                            .toList();
            if (!running.isEmpty()
                    || owners.isEmpty()
                    || context.elapsed().elapsed().compareTo(end) >= 0) {
                return running;
            }
            context.pause(LOOK);
        }
    }
}
