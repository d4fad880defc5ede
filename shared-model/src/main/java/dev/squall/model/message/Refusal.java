package dev.squall.model.message;

/** Why an agent did not try a command. */
public enum Refusal {
    /** It came after its {@code notAfter}. */
    STALE,
    /** A newer owner of the run has spoken. */
    FENCED,
    /** The run was aborted here. */
    ABORTED,
    /** The node's policy forbids it. */
    POLICY,
    /** No prober or injector of this agent has that function. */
    UNSUPPORTED,
    /** Its arguments are wrong. */
    INVALID,
    /** The agent has as much to do as it may. */
    OVERLOADED
}
