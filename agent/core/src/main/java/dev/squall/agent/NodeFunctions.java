package dev.squall.agent;

import dev.squall.agent.fault.Fault;
import dev.squall.agent.fault.http.HttpAction;
import dev.squall.agent.fault.process.ProcessAction;
import dev.squall.agent.fault.signal.Signals;
import dev.squall.agent.http.HttpExchange;
import dev.squall.agent.policy.Policy;
import dev.squall.agent.probe.HttpProbe;
import dev.squall.agent.probe.Prober;
import dev.squall.agent.probe.ProcessProbe;
import dev.squall.agent.probe.PrometheusMetric;
import dev.squall.agent.probe.PrometheusQuery;
import dev.squall.agent.probe.TcpProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Everything that an agent can do on any machine, with nothing else installed. */
public final class NodeFunctions {
    private NodeFunctions() {}

    /** @param environment the agent's environment variables */
    public static List<Fault> faults(Policy policy, Function<String, Optional<String>> environment) {
        var faults = new ArrayList<Fault>(Signals.all());
        faults.add(new HttpAction(HttpExchange.of(environment)));
        faults.add(new ProcessAction(policy, environment));
        return List.copyOf(faults);
    }

    public static List<Prober> probers(
            Policy policy, Function<String, Optional<String>> environment, HttpExchange exchange) {
        return List.of(
                new HttpProbe(exchange),
                new ProcessProbe(policy, environment),
                new PrometheusQuery(exchange),
                new PrometheusMetric(exchange),
                new TcpProbe());
    }
}
