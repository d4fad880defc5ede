package dev.squall.model.message;

import static java.util.Objects.requireNonNull;

import dev.squall.model.experiment.BlastRadius;
import dev.squall.model.experiment.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a coordinator asks one agent to do. A command is safe to deliver twice: its {@link Envelope#id} is the same each
 * time and the agent remembers it.
 */
public sealed interface Command {
    Envelope envelope();

    AgentRef agent();

    StepAddress step();

    /** The step's name, for people. */
    String name();

    Provider provider();

    Scope scope();

    /** How long carrying it out may take; the answer is a failure after that. */
    Duration timeout();

    /** The same command, sent again by the owner of a later epoch. */
    default Command ofEpoch(long epoch) {
        var later = new Envelope(
                id(), run(), epoch, envelope().issuedAt(), envelope().notAfter());
        return switch (this) {
            case Probe probe ->
                new Probe(later, probe.agent, probe.step, probe.name, probe.provider, probe.scope, probe.timeout);
            case Action action ->
                new Action(
                        later,
                        action.agent,
                        action.step,
                        action.name,
                        action.provider,
                        action.scope,
                        action.timeout,
                        action.duration,
                        action.lease,
                        action.hardDeadline,
                        action.blastRadius);
        };
    }

    default String id() {
        return envelope().id();
    }

    default String run() {
        return envelope().run();
    }

    /** Look at something. Running it twice harms nothing. */
    record Probe(
            Envelope envelope,
            AgentRef agent,
            StepAddress step,
            String name,
            Provider provider,
            Scope scope,
            Duration timeout)
            implements Command {
        public Probe {
            requireNonNull(envelope, "envelope is null");
        }
    }

    /**
     * Change something. Never run twice; what can be undone is undone at the earliest of three clocks.
     *
     * @param duration     how long a fault lasts; none means until the end of the run
     * @param lease        a fault outlives its coordinator by at most this: {@link Control.Lease} renews it
     * @param hardDeadline no fault outlives this, whoever renews what
     * @param blastRadius  how much this command may hit at most, whatever its arguments choose
     */
    record Action(
            Envelope envelope,
            AgentRef agent,
            StepAddress step,
            String name,
            Provider provider,
            Scope scope,
            Duration timeout,
            Optional<Duration> duration,
            Duration lease,
            Instant hardDeadline,
            Optional<BlastRadius> blastRadius)
            implements Command {
        public Action {
            requireNonNull(envelope, "envelope is null");
            if (lease.isNegative() || lease.isZero()) {
                throw new IllegalArgumentException("lease must be above 0, not " + lease);
            }
        }
    }
}
