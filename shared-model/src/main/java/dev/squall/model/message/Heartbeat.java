package dev.squall.model.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an agent says of itself every few seconds; the last one on the compacted topic stands for the agent.
 *
 * @param incarnation  another value after each start
 * @param capabilities families it can run, {@code family} or {@code family.func}
 */
public record Heartbeat(
        AgentRef agent,
        String incarnation,
        Instant at,
        Map<String, String> labels,
        Set<String> capabilities,
        List<OpenFault> openFaults) {
    public Heartbeat {
        labels = java.util.Collections.unmodifiableMap(new TreeMap<>(labels));
        capabilities = java.util.Collections.unmodifiableSet(new TreeSet<>(capabilities));
        openFaults = List.copyOf(openFaults);
    }
}
