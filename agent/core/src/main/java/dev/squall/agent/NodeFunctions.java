package dev.squall.agent;

import dev.squall.agent.call.ElapsedTime;
import dev.squall.agent.call.Habits;
import dev.squall.agent.fault.Fault;
import dev.squall.agent.fault.http.HttpAction;
import dev.squall.agent.fault.point.PointFaults;
import dev.squall.agent.fault.process.ProcessAction;
import dev.squall.agent.fault.signal.Signals;
import dev.squall.agent.http.HttpExchange;
import dev.squall.agent.policy.Policy;
import dev.squall.agent.probe.ChaosPointHits;
import dev.squall.agent.probe.HttpProbe;
import dev.squall.agent.probe.ProcessProbe;
import dev.squall.agent.probe.PrometheusMetric;
import dev.squall.agent.probe.PrometheusQuery;
import dev.squall.agent.probe.TcpProbe;
import dev.squall.agent.worker.Functions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Everything that an agent can do on any machine, with nothing else installed. */
public final class NodeFunctions {
    private NodeFunctions() {}

    /**
     * @param environment the agent's environment variables
     * @param elapsed     for connections that are used again
     */
    public static Functions all(
            Policy policy,
            Function<String, Optional<String>> environment,
            ElapsedTime elapsed,
            Habits habits,
            List<? extends Fault> more) {
        var direct = HttpExchange.of(environment);
        var looking = habits.reusesConnections() ? HttpExchange.reusing(environment, elapsed) : direct;
        var faults = new ArrayList<Fault>(Signals.all());
        faults.add(new HttpAction(direct, habits));
        faults.add(new ProcessAction(policy, environment, habits));
        faults.addAll(PointFaults.all());
        faults.addAll(more);
        return new Functions(
                faults,
                List.of(
                        new HttpProbe(looking, habits),
                        new ProcessProbe(policy, environment, habits),
                        new PrometheusQuery(looking),
                        new PrometheusMetric(looking),
                        new TcpProbe(),
                        new ChaosPointHits()));
    }
}
