package dev.squall.agent.app;

import dev.squall.agent.kafka.AgentLink;
import dev.squall.agent.worker.Worker;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when commands would be heard and tried; how many faults are in place is told beside it. */
@Readiness
public class AgentHealth implements HealthCheck {
    private final Worker worker;
    private final AgentLink link;

    AgentHealth(Worker worker, AgentLink link) {
        this.worker = worker;
        this.link = link;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("agent")
                .status(worker.ready() && link.isReading())
                .withData("reads-commands", link.isReading())
                .withData("ledger-taken-up", worker.ready())
                .withData("open-faults", worker.openFaults().size())
                .build();
    }
}
