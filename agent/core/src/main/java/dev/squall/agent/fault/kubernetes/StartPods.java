package dev.squall.agent.fault.kubernetes;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Rejection;
import dev.squall.agent.fault.Effect;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.fault.Target;
import dev.squall.agent.kubernetes.KubernetesAccess;
import dev.squall.agent.kubernetes.LabelSelector;
import dev.squall.agent.kubernetes.Refusals;
import dev.squall.model.json.Json;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * {@code kubernetes.start-pods}: sees to it that pods of a selector run again. Where their controller has replaced them
 * there is nothing to start; where it was scaled to nothing it is scaled back. Arguments: {@code label_selector} (needed),
 * {@code ns} ({@code default}), {@code replicas} to scale back to (1).
 *
 * <p>Output: {@code {"running": [pod names], "scaled": [{kind, name, from, to}]}}.
 */
public final class StartPods implements Effect {
    private final KubernetesAccess access;

    public StartPods(KubernetesAccess access) {
        this.access = access;
    }

    @Override
    public String family() {
        return "kubernetes";
    }

    @Override
    public String func() {
        return "start-pods";
    }

    @Override
    public Plan plan(Json.Mapping arguments, CallContext context) {
        var replicas = arguments.get("replicas").orElse(Json.of(1));
        if (!(replicas instanceof Json.Number number)
                || !number.isInteger()
                || number.value().signum() < 1) {
            return new Plan.Rejected(Rejection.invalid("replicas", "must be an integer of 1 or more"));
        }
        var others = new LinkedHashMap<>(arguments.members());
        others.remove("replicas");
        return switch (PodArguments.read(new Json.Mapping(others))) {
            case PodArguments.Reading.Wrong(Rejection rejection) -> new Plan.Rejected(rejection);
            case PodArguments.Reading.Understood(PodArguments read)
            when read.selector().isEmpty() ->
                new Plan.Rejected(Rejection.invalid("label_selector", "must name the pods to start"));
            case PodArguments.Reading.Understood(PodArguments read) ->
                new Plan.Ready(
                        List.of(new Target("pods of " + read.words(), Set.of("ns=" + read.namespace()))),
                        new Json.Mapping(others).with("replicas", replicas));
        };
    }

    @Override
    public Outcome act(Json.Mapping data, CallContext context) throws InterruptedException {
        String namespace = data.text("ns").orElse("default");
        String selector = data.text("label_selector").orElseThrow();
        int replicas =
                ((Json.Number) data.get("replicas").orElseThrow()).value().intValue();
        try {
            var owners = new PodOwners(
                    access.client(), namespace, LabelSelector.parse(selector).orElseThrow());
            var scaled = owners.scaleBack(replicas);
            var running = owners.awaitRunning(selector, context);
            if (running.isEmpty()) {
                return new Outcome.Failed(
                        owners.areThere()
                                ? "no pod of '" + selector + "' became ready"
                                : "no pod of '" + selector
                                        + "' runs and no Deployment, StatefulSet or ReplicaSet makes them");
            }
            var output = new LinkedHashMap<String, Json>();
            output.put("running", new Json.Array(running));
            output.put("scaled", new Json.Array(scaled));
            return new Outcome.Done(new Json.Mapping(output));
        } catch (KubernetesClientException e) {
            return new Outcome.Failed(Refusals.words(e));
        }
    }
}
