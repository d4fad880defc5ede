package dev.squall.agent.fault.signal;

import dev.squall.agent.fault.Fault;
import java.util.List;

/** All functions of the family {@code signal}. */
public final class Signals {
    private Signals() {}

    public static List<Fault> all() {
        return List.of(SendSignal.kill(), SendSignal.resume(), new StopProcess());
    }
}
