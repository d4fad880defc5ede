package dev.squall.agent;

import dev.squall.agent.call.Call;
import dev.squall.agent.call.ElapsedTime;
import dev.squall.agent.call.Habits;
import dev.squall.agent.fault.Fault;
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
import dev.squall.model.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
        var direct = HttpExchange.of(environment);
        var looking = habits.reusesConnections() ? HttpExchange.reusing(environment, elapsed) : direct;
        var faults = new ArrayList<Fault>(Signals.all());
        faults.add(new HttpAction(direct, habits));
        faults.add(new ProcessAction(policy, environment, habits));
        faults.addAll(PointFaults.all());
        faults.addAll(ToxicFaults.all(policy, environment));
        var probers = new ArrayList<Prober>(List.of(
                new HttpProbe(looking, habits),
                new ProcessProbe(policy, environment, habits),
                new PrometheusQuery(looking),
                new PrometheusMetric(looking),
                new TcpProbe(),
                new ChaosPointHits()));
        probers.addAll(PrometheusResponse.all(looking));
        probers.addAll(ToxiproxyProxy.all());
        if (cluster.isPresent()) {
            faults.addAll(PodFaults.all(cluster.get()));
            probers.addAll(KubernetesProbes.all(cluster.get()));
        }
        if (python.isPresent()) {
            faults.add(new PythonAction(python.get(), habits));
            probers.add(new PythonProbe(python.get(), habits));
        }
        return new Functions(faults, probers);
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
