package dev.squall.agent.fault.kubernetes;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Effect;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.kubernetes.KubernetesAccess;
import dev.squall.agent.kubernetes.Refusals;
import dev.squall.model.json.Json;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;

/**
 * {@code kubernetes.pod-kill}: deletes pods, each by its UID, and tells what replaced them. Deleting ignores
 * PodDisruptionBudgets; {@link PodEvict} respects them. Needs the rights to list and to delete pods. Arguments are those of
 * {@link PodArguments}.
 *
 * <p>Output: {@code {"killed": [{namespace, name, uid, replaced-by, replacement-uid, ready-after-seconds}], "candidates":
 * [names]}}.
 */
public final class PodKill implements Effect {
    private static final Usage USAGE = Usage.of(
                    "deletes pods, each by its UID, and tells what replaced them; ignores PodDisruptionBudgets")
            .and(PodArguments.CHOICE)
            .and(List.of(PodArguments.GRACE));

    private final KubernetesAccess access;

    public PodKill(KubernetesAccess access) {
        this.access = access;
    }

    @Override
    public String family() {
        return "kubernetes";
    }

    @Override
    public String func() {
        return "pod-kill";
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
        return new OneByOne("killed", pod -> kill(pod, grace)).act(access, data, context);
    }

    private Optional<String> kill(PodRef pod, long grace) {
        var options = new DeleteOptionsBuilder()
                .withNewPreconditions()
                .withUid(pod.uid())
                .endPreconditions()
                .withGracePeriodSeconds(grace < 0 ? null : grace)
                .build();
        try {
            access.client().raw(path(pod), "DELETE", options);
            return Optional.empty();
        } catch (KubernetesClientException e) {
            return isGone(pod, e) ? Optional.empty() : Optional.of(Refusals.words(e));
        }
    }

    /** An answer that was lost may hide a deletion that took place: only reading again tells. */
    private boolean isGone(PodRef pod, KubernetesClientException failure) {
        boolean ambiguous = Refusals.isSilence(failure) || failure.getCode() >= 500;
        return ambiguous && !isThere(pod);
    }

    private boolean isThere(PodRef pod) {
        Pod found = access.client()
                .pods()
                .inNamespace(pod.namespace())
                .withName(pod.name())
                .get();
        return found != null
                && found.getMetadata().getUid().equals(pod.uid())
                && found.getMetadata().getDeletionTimestamp() == null;
    }

    private static String path(PodRef pod) {
        return "/api/v1/namespaces/" + pod.namespace() + "/pods/" + pod.name();
    }
}
