package dev.squall.agent.app;

import dev.squall.agent.call.Call;
import dev.squall.agent.policy.Policy;
import dev.squall.agent.worker.Worker;
import dev.squall.model.json.Json;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.Heartbeat;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;

/** What the agent says of itself: what it can do and may do here, and what it has in place. */
public class Heartbeats {
    private final AgentRef agent;
    private final AgentConfig config;
    private final Worker worker;
    private final String incarnation;
    private final InstantSource clock;
    private final Set<String> capabilities;

    Heartbeats(
            AgentRef agent, AgentConfig config, Worker worker, Policy policy, String incarnation, InstantSource clock) {
        this.incarnation = incarnation;
        this.clock = clock;
        this.agent = agent;
        this.config = config;
        this.worker = worker;
        this.capabilities = worker.capabilities().stream()
                .filter(name -> isAllowed(name, policy))
                .collect(Collectors.toSet());
    }

    private static boolean isAllowed(String name, Policy policy) {
        int dot = name.indexOf('.');
        return dot > 0
                && policy.objectionTo(new Call(name.substring(0, dot), name.substring(dot + 1), Json.Mapping.EMPTY))
                        .isEmpty();
    }

    AgentRef agent() {
        return agent;
    }

    Heartbeat next() {
        return new Heartbeat(
                agent, incarnation, clock.instant(), config.agent().labels(), capabilities, worker.openFaults());
    }
}
