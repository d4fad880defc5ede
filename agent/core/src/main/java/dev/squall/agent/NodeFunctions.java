package dev.squall.agent;

import dev.squall.agent.call.Call;
import dev.squall.agent.call.ElapsedTime;
import dev.squall.agent.call.Habits;
import dev.squall.agent.fault.http.HttpAction;
import dev.squall.agent.fault.kubernetes.PodFaults;
import dev.squall.agent.fault.point.PointFaults;
import dev.squall.agent.fault.process.ProcessAction;
import dev.squall.agent.fault.python.PythonAction;
import dev.squall.agent.fault.signal.Signals;
import dev.squall.agent.fault.toxic.ToxicFaults;
import dev.squall.agent.http.HttpExchange;
import dev.squall.agent.kubernetes.KubernetesAccess;
import dev.squall.agent.policy.Policy;
import dev.squall.agent.probe.ChaosPointHits;
import dev.squall.agent.probe.HttpProbe;
import dev.squall.agent.probe.Prober;
import dev.squall.agent.probe.ProcessProbe;
import dev.squall.agent.probe.PrometheusMean;
import dev.squall.agent.probe.PrometheusMetric;
import dev.squall.agent.probe.PrometheusQuery;
import dev.squall.agent.probe.PrometheusResponse;
import dev.squall.agent.probe.PythonProbe;
import dev.squall.agent.probe.TcpProbe;
import dev.squall.agent.probe.ToxiproxyProxy;
import dev.squall.agent.probe.kubernetes.KubernetesProbes;
import dev.squall.agent.python.Interpreter;
import dev.squall.agent.python.PythonHost;
import dev.squall.agent.python.PythonListener;
import dev.squall.agent.worker.Functions;
import dev.squall.agent.worker.Functions.Family;
import dev.squall.model.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Everything that an agent can do on any machine, with nothing else installed, and Python functions where Python is. */
public final class NodeFunctions {
    private NodeFunctions() {}

    /**
     * @param environment the agent's environment variables
     * @param elapsed     for connections that are used again
     * @param cluster     the way to a Kubernetes cluster, whose client takes long to load; none leaves its family out
     * @param python      from {@link #python}, or none
     */
    public static Functions all(
            Policy policy,
            Function<String, Optional<String>> environment,
            ElapsedTime elapsed,
            Habits habits,
            Optional<KubernetesAccess> cluster,
            Optional<PythonHost> python) {
        var families = new HashMap<String, Supplier<Family>>();
        families.put("http", () -> {
            var direct = HttpExchange.of(environment);
            return new Family(
                    List.of(new HttpAction(direct, habits)),
                    List.of(new HttpProbe(looking(direct, elapsed, habits), habits)));
        });
        families.put(
                "process",
                () -> new Family(
                        List.of(new ProcessAction(policy, environment, habits)),
                        List.of(new ProcessProbe(policy, environment, habits))));
        families.put(
                "prometheus",
                () -> new Family(List.of(), prometheus(looking(HttpExchange.of(environment), elapsed, habits))));
        families.put("tcp", () -> new Family(List.of(), List.of(new TcpProbe())));
        families.put("signal", () -> new Family(Signals.all(), List.of()));
        families.put("chaos-point", () -> new Family(PointFaults.all(), List.of(new ChaosPointHits())));
        families.put("toxiproxy", () -> new Family(ToxicFaults.all(policy, environment), ToxiproxyProxy.all()));
        cluster.ifPresent(access ->
                families.put("kubernetes", () -> new Family(PodFaults.all(access), KubernetesProbes.all(access))));
        python.ifPresent(host -> families.put(
                "python",
                () -> new Family(List.of(new PythonAction(host, habits)), List.of(new PythonProbe(host, habits)))));
        return new Functions(families);
    }

    private static HttpExchange looking(HttpExchange direct, ElapsedTime elapsed, Habits habits) {
        return habits.reusesConnections() ? direct.reusing(elapsed) : direct;
    }

    private static List<Prober> prometheus(HttpExchange http) {
        var probers = new ArrayList<Prober>(List.of(new PrometheusQuery(http), new PrometheusMetric(http)));
        probers.addAll(PrometheusResponse.all(http));
        probers.addAll(PrometheusMean.all(http));
        return probers;
    }

    /**
     * Where Python functions run; none where the policy does not allow the family, or there is no interpreter. Nothing is
     * started by this: the process begins with the first call. Whoever asked for it closes it.
     *
     * @param directory where functions work, and modules are looked for first
     */
    public static Optional<PythonHost> python(
            Policy policy, Function<String, Optional<String>> environment, Path directory, PythonListener listener) {
        if (policy.objectionTo(new Call("python", "call", Json.Mapping.EMPTY)).isPresent()) {
            return Optional.empty();
        }
        var interpreter = Interpreter.find(environment);
        return interpreter.isPresent()
                ? Optional.of(new PythonHost(interpreter.get(), directory, policy, listener))
                : Optional.empty();
    }
}
