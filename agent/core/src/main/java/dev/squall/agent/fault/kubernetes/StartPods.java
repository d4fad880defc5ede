package dev.squall.agent.fault.kubernetes;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.call.Usage;
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
    private static final int MOST = 1_000_000;
    private static final Usage USAGE = Usage.of(
            "sees to it that pods run again, and scales their controller back from nothing",
            Parameter.needed("label_selector", Kind.TEXT, "of the pods, such as app=web"),
            PodArguments.NAMESPACE,
            Parameter.optional("replicas", Kind.WHOLE, "to scale back to").or(Json.of(1)));

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
    public Usage usage() {
        return USAGE;
    }

    @Override
    public Plan plan(Json.Mapping written, CallContext context) {
        var arguments = new Arguments(written, USAGE);
        String namespace = arguments.text("ns");
        var selector = PodArguments.selector(arguments);
        int replicas = arguments.whole("replicas", 1, MOST).orElse(1);
        if (selector.isEmpty()) {
            arguments.wrong("label_selector", "must name the pods to start");
        }
        var problem = arguments.problem();
        return problem.isPresent()
                ? new Plan.Rejected(problem.get())
                : new Plan.Ready(
                        List.of(new Target(
                                "pods of namespace '" + namespace + "' with " + selector.orElseThrow(),
                                Set.of("ns=" + namespace))),
                        Json.mapping("ns", Json.of(namespace))
                                .with("label_selector", Json.of(selector.orElseThrow()))
                                .with("replicas", Json.of(replicas)));
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
