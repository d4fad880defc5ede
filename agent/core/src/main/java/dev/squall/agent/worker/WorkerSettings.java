package dev.squall.agent.worker;

import dev.squall.model.message.AgentRef;
import java.time.Duration;

/**
 * A worker's limits.
 *
 * @param actions   actions and faults at once, those that only wait for their end included
 * @param probes    probes at once
 * @param undoing   how long one attempt of an undo, or one look after it, may take before it is interrupted
 * @param grace     how long interrupted work has until it is given up
 * @param retry     how long apart an undo is tried, and how often before the fault is reported as left
 */
public record WorkerSettings(AgentRef agent, int actions, int probes, Duration undoing, Duration grace, Retry retry) {
    public WorkerSettings {
        if (actions < 1 || probes < 1 || !undoing.isPositive() || !grace.isPositive()) {
            throw new IllegalArgumentException("a worker's limits are above 0");
        }
    }

    /** 64 actions, 256 probes, 30 seconds for an attempt to undo, 5 seconds of grace. */
    public static WorkerSettings of(AgentRef agent) {
        return new WorkerSettings(agent, 64, 256, Duration.ofSeconds(30), Duration.ofSeconds(5), Retry.DEFAULT);
    }
}
