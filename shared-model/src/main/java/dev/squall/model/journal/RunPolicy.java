package dev.squall.model.journal;

import static java.util.Objects.requireNonNull;

import dev.squall.model.experiment.Strategies.HypothesisStrategy;
import dev.squall.model.experiment.Strategies.RollbackStrategy;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a run decides where an experiment leaves it open.
 *
 * @param frequency pause between rounds of a continuous hypothesis
 * @param failFast  whether a continuous hypothesis that does not hold stops the method
 * @param leniencies where the run is not to be as careful as it would be
 */
public record RunPolicy(
        HypothesisStrategy hypothesis,
        RollbackStrategy rollbacks,
        Duration frequency,
        boolean failFast,
        Dry dry,
        Set<Leniency> leniencies,
        Limits limits) {
    /** The safe defaults. */
    public static final RunPolicy SAFE = new RunPolicy(
            HypothesisStrategy.DEFAULT,
            RollbackStrategy.DEFAULT,
            Duration.ofSeconds(1),
            false,
            Dry.NONE,
            Leniency.NONE,
            Limits.USUAL);

    public RunPolicy {
        leniencies = leniencies.isEmpty() ? Leniency.NONE : Collections.unmodifiableSet(new TreeSet<>(leniencies));
        requireNonNull(limits, "limits is null");
    }

    public boolean allows(Leniency leniency) {
        return leniencies.contains(leniency);
    }

    /** What is left out of a rehearsal on the real system. A step that is left out has no pauses. */
    public enum Dry {
        NONE,
        PROBES,
        ACTIONS,
        ACTIVITIES,
        PAUSE;

        public boolean skipsProbes() {
            return this == PROBES || this == ACTIVITIES;
        }

        public boolean skipsActions() {
            return this == ACTIONS || this == ACTIVITIES;
        }

        /** Whether the run shows less than it would. */
        public boolean skipsSteps() {
            return skipsProbes() || skipsActions();
        }
    }

    /**
     * How long things may take.
     *
     * @param stepTimeout     for a step without a timeout of its own
     * @param dispatchWindow  how long a command may wait for its agent; it is dropped when it arrives later
     * @param answerGrace     how long after all that an answer is still awaited
     * @param lease           what {@code Control.Lease} grants
     * @param faultDeadline   the longest that any fault may last, from its dispatch
     * @param recoveryTimeout how long a fault's end is awaited before it is called UNKNOWN
     * @param deadline        of the whole run up to its rollbacks
     */
    public record Limits(
            Duration stepTimeout,
            Duration dispatchWindow,
            Duration answerGrace,
            Duration lease,
            Duration faultDeadline,
            Duration recoveryTimeout,
            Optional<Duration> deadline) {
        public static final Limits USUAL = new Limits(
                Duration.ofMinutes(5),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofHours(2),
                Duration.ofSeconds(60),
                Optional.empty());

        public Limits withDeadline(Duration limit) {
            return new Limits(
                    stepTimeout,
                    dispatchWindow,
                    answerGrace,
                    lease,
                    faultDeadline,
                    recoveryTimeout,
                    Optional.of(limit));
        }

        public Limits withStepTimeout(Duration limit) {
            return new Limits(limit, dispatchWindow, answerGrace, lease, faultDeadline, recoveryTimeout, deadline);
        }
    }

    public RunPolicy withHypothesis(HypothesisStrategy strategy) {
        return new RunPolicy(strategy, rollbacks, frequency, failFast, dry, leniencies, limits);
    }

    public RunPolicy withRollbacks(RollbackStrategy strategy) {
        return new RunPolicy(hypothesis, strategy, frequency, failFast, dry, leniencies, limits);
    }

    public RunPolicy withFrequency(Duration pause, boolean stopsAtOnce) {
        return new RunPolicy(hypothesis, rollbacks, pause, stopsAtOnce, dry, leniencies, limits);
    }

    public RunPolicy withDry(Dry rehearsal) {
        return new RunPolicy(hypothesis, rollbacks, frequency, failFast, rehearsal, leniencies, limits);
    }

    public RunPolicy withLeniencies(Set<Leniency> others) {
        return new RunPolicy(hypothesis, rollbacks, frequency, failFast, dry, others, limits);
    }

    public RunPolicy withLimits(Limits others) {
        return new RunPolicy(hypothesis, rollbacks, frequency, failFast, dry, leniencies, others);
    }

    public RunPolicy withDeadline(Duration limit) {
        return withLimits(limits.withDeadline(limit));
    }
}
