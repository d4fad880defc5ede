package dev.squall.model.journal;

import dev.squall.model.experiment.Strategies.HypothesisStrategy;
import dev.squall.model.experiment.Strategies.RollbackStrategy;
import java.time.Duration;
import java.util.Optional;

/**
 * How a run decides where an experiment leaves it open. The machine is given these; it never asks which command line or
 * mode they came from.
 *
 * @param frequency         pause between rounds of a continuous hypothesis
 * @param failFast          whether a continuous hypothesis that does not hold stops the method
 * @param judgeMethodProbes whether the tolerance of a probe in the method counts
 * @param failuresDeviate   whether a failed action or probe of the method is a deviation and stops the method
 * @param stepTimeout       for a step without a timeout of its own
 * @param dispatchWindow    how long a command may wait for its agent; it is dropped when it arrives later
 * @param answerGrace       how long after all that an answer is still awaited
 * @param lease             what {@code Control.Lease} grants
 * @param faultDeadline     the longest that any fault may last, from its dispatch
 * @param recoveryTimeout   how long a fault's end is awaited before it is called UNKNOWN
 * @param deadline          of the whole run up to its rollbacks
 */
public record RunPolicy(
        HypothesisStrategy hypothesis,
        RollbackStrategy rollbacks,
        Duration frequency,
        boolean failFast,
        Dry dry,
        boolean judgeMethodProbes,
        boolean failuresDeviate,
        Duration stepTimeout,
        Duration dispatchWindow,
        Duration answerGrace,
        Duration lease,
        Duration faultDeadline,
        Duration recoveryTimeout,
        Optional<Duration> deadline) {
    /** The safe defaults. */
    public static final RunPolicy SAFE = new RunPolicy(
            HypothesisStrategy.DEFAULT,
            RollbackStrategy.DEFAULT,
            Duration.ofSeconds(1),
            false,
            Dry.NONE,
            true,
            true,
            Duration.ofMinutes(5),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofHours(2),
            Duration.ofSeconds(60),
            Optional.empty());

    /** What is left out of a rehearsal on the real system. */
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

        public boolean skipsPauses() {
            return this == PAUSE || this == ACTIVITIES || this == ACTIONS || this == PROBES;
        }
    }

    public RunPolicy withHypothesis(HypothesisStrategy strategy) {
        return new RunPolicy(
                strategy,
                rollbacks,
                frequency,
                failFast,
                dry,
                judgeMethodProbes,
                failuresDeviate,
                stepTimeout,
                dispatchWindow,
                answerGrace,
                lease,
                faultDeadline,
                recoveryTimeout,
                deadline);
    }

    public RunPolicy withRollbacks(RollbackStrategy strategy) {
        return new RunPolicy(
                hypothesis,
                strategy,
                frequency,
                failFast,
                dry,
                judgeMethodProbes,
                failuresDeviate,
                stepTimeout,
                dispatchWindow,
                answerGrace,
                lease,
                faultDeadline,
                recoveryTimeout,
                deadline);
    }

    public RunPolicy withFrequency(Duration pause, boolean stopsAtOnce) {
        return new RunPolicy(
                hypothesis,
                rollbacks,
                pause,
                stopsAtOnce,
                dry,
                judgeMethodProbes,
                failuresDeviate,
                stepTimeout,
                dispatchWindow,
                answerGrace,
                lease,
                faultDeadline,
                recoveryTimeout,
                deadline);
    }

    public RunPolicy withDry(Dry rehearsal) {
        return new RunPolicy(
                hypothesis,
                rollbacks,
                frequency,
                failFast,
                rehearsal,
                judgeMethodProbes,
                failuresDeviate,
                stepTimeout,
                dispatchWindow,
                answerGrace,
                lease,
                faultDeadline,
                recoveryTimeout,
                deadline);
    }

    public RunPolicy withDeadline(Duration limit) {
        return new RunPolicy(
                hypothesis,
                rollbacks,
                frequency,
                failFast,
                dry,
                judgeMethodProbes,
                failuresDeviate,
                stepTimeout,
                dispatchWindow,
                answerGrace,
                lease,
                faultDeadline,
                recoveryTimeout,
                Optional.of(limit));
    }
}
