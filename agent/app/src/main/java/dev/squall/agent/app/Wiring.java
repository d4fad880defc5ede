package dev.squall.agent.app;

import dev.squall.agent.NodeFunctions;
import dev.squall.agent.call.Habits;
import dev.squall.agent.kafka.AgentLink;
import dev.squall.agent.kubernetes.KubernetesAccess;
import dev.squall.agent.ledger.FileLedger;
import dev.squall.agent.ledger.Ledger;
import dev.squall.agent.policy.OwnProcesses;
import dev.squall.agent.policy.Policy;
import dev.squall.agent.policy.PolicyFile;
import dev.squall.agent.python.PythonHost;
import dev.squall.agent.worker.AlarmClock;
import dev.squall.agent.worker.NodeResolver;
import dev.squall.agent.worker.Ports;
import dev.squall.agent.worker.RealTime;
import dev.squall.agent.worker.ThreadTasks;
import dev.squall.agent.worker.Worker;
import dev.squall.agent.worker.WorkerSettings;
import dev.squall.model.message.AgentRef;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Puts the agent together and starts it in the order that safety asks for: policy, ledger, undoing, then Kafka. */
@ApplicationScoped
public class Wiring {
    private static final Logger LOG = Logger.getLogger(Wiring.class);
    private static final Function<String, Optional<String>> ENVIRONMENT =
            name -> Optional.ofNullable(System.getenv(name));

    @Produces
    @Singleton
    AgentRef agent(AgentConfig config) {
        return new AgentRef(config.cluster(), config.agent().id().orElseGet(HostName::read));
    }

    /** An agent does not start with a policy it does not understand. */
    @Produces
    @Singleton
    Policy policy(AgentConfig config) throws IOException {
        if (config.agent().policy().file().isEmpty()) {
            return Policy.CAUTIOUS.protecting(OwnProcesses.tags());
        }
        return switch (PolicyFile.read(config.agent().policy().file().get())) {
            case PolicyFile.Reading.Read(Policy read) -> read.protecting(OwnProcesses.tags());
            case PolicyFile.Reading.Wrong(String detail) -> throw new IllegalStateException(detail);
        };
    }

    @Produces
    @Singleton
    Ledger ledger(AgentConfig config) throws IOException {
        return FileLedger.open(config.agent().ledger().directory(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    AgentLink link(AgentRef agent, @Identifier("default-kafka-broker") Map<String, Object> broker) {
        return new AgentLink(agent, broker, Clock.systemUTC());
    }

    @Produces
    @Singleton
    AlarmClock alarm() {
        return new AlarmClock(RealTime.ELAPSED);
    }

    /** Nothing is started by this; without a policy that allows it, or without an interpreter, there is none. */
    @Produces
    @Singleton
    Optional<PythonHost> python(Policy policy) {
        return NodeFunctions.python(policy, ENVIRONMENT, Path.of("").toAbsolutePath(), new PythonLog());
    }

    @Produces
    @Singleton
    Worker worker(
            AgentRef agent,
            Policy policy,
            Ledger ledger,
            AgentLink link,
            AlarmClock alarm,
            Optional<PythonHost> python) {
        var cluster = Optional.of(KubernetesAccess.standard());
        var ports = new Ports(
                ledger,
                link.reports(),
                ThreadTasks.virtual(),
                alarm,
                new NodeResolver(policy, ENVIRONMENT),
                Clock.systemUTC(),
                RealTime.ELAPSED,
                RealTime.PAUSES);
        return new Worker(
                WorkerSettings.of(agent),
                NodeFunctions.all(policy, ENVIRONMENT, RealTime.ELAPSED, Habits.CAREFUL, cluster, python),
                policy,
                ports);
    }

    @Produces
    @Singleton
    Heartbeats heartbeats(AgentRef agent, AgentConfig config, Worker worker, Policy policy) {
        return new Heartbeats(agent, config, worker, policy, UUID.randomUUID().toString(), Clock.systemUTC());
    }

    void start(
            @Observes StartupEvent event,
            Worker worker,
            AlarmClock alarm,
            AgentLink link,
            Heartbeats heartbeats,
            AgentConfig config) {
        alarm.start(worker::wake);
        worker.start();
        link.start(worker, heartbeats::next, config.agent().heartbeat().interval());
        LOG.infof(
                "agent started agent=%s faults-found=%d",
                heartbeats.agent(), worker.openFaults().size());
    }

    /** Faults do not outlive a stop that was asked for: they are undone before the process ends. */
    void stop(
            @Observes ShutdownEvent event,
            Worker worker,
            AlarmClock alarm,
            AgentLink link,
            Ledger ledger,
            Optional<PythonHost> python)
            throws IOException {
        worker.halt("the agent stops");
        Stopping.await(worker, RealTime.PAUSES);
        python.ifPresent(PythonHost::close);
        link.close();
        alarm.close();
        ledger.close();
    }
}
