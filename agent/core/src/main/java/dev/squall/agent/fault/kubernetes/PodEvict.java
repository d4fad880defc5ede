package dev.squall.agent.fault.kubernetes;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Effect;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.kubernetes.KubernetesAccess;
import dev.squall.agent.kubernetes.Refusals;
import dev.squall.model.json.Json;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.EvictionBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;

/**
 * {@code kubernetes.pod-evict}: asks for pods to be evicted, each by its UID, which a PodDisruptionBudget may refuse; the
 * refusal is reported and not tried again. Needs the rights to list pods and to create {@code pods/eviction}. Arguments
 * are those of {@link PodArguments}; the output has {@code evicted} in place of {@code killed}.
 */
public final class PodEvict implements Effect {
    private static final Usage USAGE = Usage.of("asks for pods to be evicted, which a PodDisruptionBudget may refuse")
            .and(PodArguments.CHOICE)
            .and(List.of(PodArguments.GRACE));

    private final KubernetesAccess access;

    public PodEvict(KubernetesAccess access) {
        this.access = access;
    }

    @Override
    public String family() {
        return "kubernetes";
    }

    @Override
    public String func() {
        return "pod-evict";
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public Plan plan(Json.Mapping arguments, CallContext context) {
        return new PodChoice(access).plan(arguments, USAGE, context.random(), PodArguments::grace);
    }

    @Override
    public Outcome act(Json.Mapping data, CallContext context) throws InterruptedException {
        long grace = data.get("grace").orElse(Json.NULL) instanceof Json.Number number
                ? number.value().longValue()
                : -1;
        return new OneByOne("evicted", pod -> evict(pod, grace)).act(access, data, context);
    }

    private Optional<String> evict(PodRef pod, long grace) {
        var options = new DeleteOptionsBuilder()
                .withNewPreconditions()
                .withUid(pod.uid())
                .endPreconditions()
                .withGracePeriodSeconds(grace < 0 ? null : grace)
                .build();
        var eviction = new EvictionBuilder()
                .withNewMetadata()
                .withName(pod.name())
                .withNamespace(pod.namespace())
                .endMetadata()
                .withDeleteOptions(options)
                .build();
        try {
            access.client()
                    .raw(
                            "/api/v1/namespaces/" + pod.namespace() + "/pods/" + pod.name() + "/eviction",
                            "POST",
                            eviction);
            return Optional.empty();
        } catch (KubernetesClientException e) {
            return Optional.of(
                    Refusals.isDisruptionBudget(e)
                            ? "a PodDisruptionBudget refuses: " + Refusals.words(e)
                            : Refusals.words(e));
        }
    }
}
