package dev.squall.agent.app;

import dev.squall.agent.worker.Worker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** {@code squall_agent_open_faults}: what is in place on this node, or not known to be gone. */
@Singleton
public class AgentMetrics {
    void register(@Observes StartupEvent event, MeterRegistry registry, Worker worker) {
        Gauge.builder("squall.agent.open.faults", worker, it -> it.openFaults().size())
                .description("Faults in place on this node, or not known to be gone")
                .register(registry);
    }
}
