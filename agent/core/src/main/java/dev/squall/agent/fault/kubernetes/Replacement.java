package dev.squall.agent.fault.kubernetes;

import dev.squall.agent.call.CallContext;
import dev.squall.model.json.Json;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Watches what takes the place of pods that are gone: a new pod of the same controller, and how long it takes until that
 * one is ready. A pod without a controller is not replaced, and nobody waits for it.
 */
final class Replacement {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final KubernetesClient client;
    private final CallContext context;
    private final Set<String> before;
    private final Set<String> taken = new HashSet<>();

    /** @param before UIDs of the pods that were there before anything was hit */
    private Replacement(KubernetesClient client, CallContext context, Set<String> before) {
        this.client = client;
        this.context = context;
        this.before = before;
    }

    static Replacement watching(KubernetesClient client, CallContext context, List<PodRef> pods) {
        var uids = new HashSet<String>();
        pods.stream()
                .map(PodRef::namespace)
                .distinct()
                .forEach(namespace -> client.pods()
                        .inNamespace(namespace)
                        .list()
                        .getItems()
                        .forEach(pod -> uids.add(pod.getMetadata().getUid())));
        return new Replacement(client, context, uids);
    }

    /** For each pod that is gone, what replaced it and after how long that was ready, in the order of the pods. */
    List<Json> await(List<PodRef> gone, Duration since) throws InterruptedException {
        var found = new LinkedHashMap<PodRef, Json>();
        var limit = context.timeout().minus(Duration.ofSeconds(1));
        var end = since.plus(limit.compareTo(LONGEST) < 0 ? limit : LONGEST);
        while (true) {
            for (var pod : gone) {
                if (pod.owner().isPresent() && !found.containsKey(pod)) {
                    ready(pod)
                            .ifPresent(heir -> found.put(
                                    pod,
                                    entry(
                                            pod,
                                            Optional.of(heir),
                                            context.elapsed().elapsed().minus(since))));
                }
            }
            boolean done = gone.stream().allMatch(pod -> pod.owner().isEmpty() || found.containsKey(pod));
            if (done || context.elapsed().elapsed().compareTo(end) >= 0) {
                var entries = new ArrayList<Json>();
                gone.forEach(pod -> entries.add(Optional.ofNullable(found.get(pod))
                        .orElseGet(() -> entry(pod, Optional.empty(), Duration.ZERO))));
                return entries;
            }
            context.pause(LOOK);
        }
    }

    private Optional<Pod> ready(PodRef gone) {
        var heir = client.pods().inNamespace(gone.namespace()).list().getItems().stream()
                .filter(pod -> PodRef.ownerOf(pod).equals(gone.owner()))
                .filter(pod -> !before.contains(pod.getMetadata().getUid())
                        && !taken.contains(pod.getMetadata().getUid()))
                .filter(Replacement::isReady)
                .findFirst();
        heir.ifPresent(pod -> taken.add(pod.getMetadata().getUid()));
        return heir;
    }

    static boolean isReady(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null
                && Optional.ofNullable(pod.getStatus().getConditions()).orElse(List.of()).stream()
                        .anyMatch(condition ->
                                "Ready".equals(condition.getType()) && "True".equals(condition.getStatus()));
    }

    private static Json entry(PodRef gone, Optional<Pod> heir, Duration after) {
        var members = new LinkedHashMap<>(gone.toJson().members());
        members.put(
                "replaced-by",
                heir.map(pod -> Json.of(pod.getMetadata().getName())).orElse(Json.NULL));
        heir.ifPresent(pod -> members.putAll(Map.of(
                "replacement-uid", Json.of(pod.getMetadata().getUid()),
                "ready-after-seconds", Json.of(after.toMillis() / 1000.0))));
        return new Json.Mapping(members);
    }
}
