package dev.squall.local.simulation;

import dev.squall.model.message.AgentRef;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The system that is broken: which faults are in place now and since when, and how often each command changed it. */
final class SimulatedSystem {
    private final VirtualTime time;
    private final Map<String, InPlace> faults = new LinkedHashMap<>();
    private final Map<String, Integer> changes = new LinkedHashMap<>();
    private final Map<String, Integer> injections = new LinkedHashMap<>();

    SimulatedSystem(VirtualTime time) {
        this.time = time;
    }

    /** A fault, the command that put it there, and the agent that did. */
    record InPlace(String command, AgentRef agent, Duration since) {}

    void inject(String command, AgentRef agent) {
        faults.put(command, new InPlace(command, agent, time.elapsed()));
        injections.merge(command, 1, Integer::sum);
        changes.merge(command, 1, Integer::sum);
    }

    void act(String command) {
        changes.merge(command, 1, Integer::sum);
    }

    void repair(String command) {
        faults.remove(command);
    }

    boolean broken(String command) {
        return faults.containsKey(command);
    }

    Map<String, InPlace> faults() {
        return faults;
    }

    /** How often each command injected something. */
    Map<String, Integer> injections() {
        return injections;
    }

    /** How often each command changed the system, by a fault or by an action that happens once. */
    Map<String, Integer> changes() {
        return changes;
    }
}
