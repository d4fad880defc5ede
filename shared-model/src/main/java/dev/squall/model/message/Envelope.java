package dev.squall.model.message;

import java.time.Instant;

/**
 * What every command carries around its content.
 *
 * @param id       the same whenever the same command is sent: run, step address and agent
 * @param epoch    of the run's ownership; an agent refuses a command of an older epoch than it has seen
 * @param notAfter an agent that gets the command later drops it and says so
 */
public record Envelope(String id, String run, long epoch, Instant issuedAt, Instant notAfter) {
    /** The version of the messages' shape that this code reads and writes. */
    public static final int SCHEMA_VERSION = 1;

    /** Whether a command id names this agent as its receiver. */
    public static boolean addressedTo(String commandId, AgentRef agent) {
        return commandId.contains("/" + agent.cluster() + "/" + agent.agent() + "/")
                || commandId.endsWith("/" + agent.cluster() + "/" + agent.agent());
    }

    public static Envelope of(
            String run, StepAddress step, AgentRef agent, long epoch, Instant issuedAt, Instant notAfter) {
        return new Envelope(id(run, step, agent), run, epoch, issuedAt, notAfter);
    }

    /** The id of the command that carries a step to an agent; one that only judges a step's output has another. */
    public static String id(String run, StepAddress step, AgentRef agent) {
        return run + "/" + step + "/" + agent;
    }
}
