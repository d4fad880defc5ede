package dev.squall.model.journal;

import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Report;
import dev.squall.model.message.StepAddress;
import dev.squall.model.tolerance.Judgement;
import dev.squall.model.tolerance.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a run; the run's history is its events in order and nothing else. An event that needs the
 * outside world carries the message to send ({@link StepDispatched}, {@link ControlSent}), so appending it is the one
 * write.
 */
public sealed interface RunEvent {
    Instant at();

    /** Moves the run from one phase to the next. */
    sealed interface Lifecycle extends RunEvent {}

    /** Happens within a phase. */
    sealed interface Progress extends RunEvent {}

    /** Always the first. */
    record RunPlanned(Instant at, Plan plan) implements Lifecycle {}

    record Approved(Instant at, String by) implements Lifecycle {}

    record PhaseEntered(Instant at, Phase phase) implements Lifecycle {}

    /** A coordinator took the run over; commands of older epochs are refused from now on. */
    record OwnershipTaken(Instant at, long epoch) implements Progress {}

    record StepDispatched(Instant at, Command command) implements Progress {}

    /** One agent's answer, the first for its command. */
    record StepAnswered(Instant at, Report.Answer answer) implements Progress {}

    /**
     * All agents of the step have answered or were given up.
     *
     * @param judgement by the step's tolerance, where it has one that is judged
     * @param again     when it is carried out once more, as its next round
     */
    record StepEnded(
            Instant at, StepAddress step, StepOutcome outcome, Optional<Judgement> judgement, Optional<Instant> again)
            implements Progress {
        public StepEnded(Instant at, StepAddress step, StepOutcome outcome, Optional<Judgement> judgement) {
            this(at, step, outcome, judgement, Optional.empty());
        }
    }

    record PauseStarted(Instant at, StepAddress step, boolean before, Instant until) implements Progress {}

    record PauseEnded(Instant at, StepAddress step, boolean before) implements Progress {}

    /** One whole check of the hypothesis, in {@code BEFORE}, {@code DURING} (with its round) or {@code AFTER}. */
    record HypothesisJudged(Instant at, StepAddress.Stage stage, int round, Judgement judgement) implements Progress {}

    record ControlSent(Instant at, String cluster, Control control) implements Progress {}

    record FaultRecovered(Instant at, Report.Recovered report) implements Progress {}

    /** An agent has a fault in place that the run had already given up on, or no longer expected. */
    record FaultFound(Instant at, Report.Injected report) implements Progress {}

    /** The coordinator has waited long enough for a fault's end: what became of it is UNKNOWN. */
    record FaultLost(Instant at, String command, String reason) implements Progress {}

    /** @param verdict HELD is quiet, DEVIATED a breach, UNKNOWN no usable sample */
    record GuardSampled(Instant at, String guard, int round, Verdict verdict, Optional<BigDecimal> value, String reason)
            implements Progress {}

    record GuardTripped(Instant at, String guard, String reason) implements Progress {}

    /** A guard's samples have begun to be what its author wants to be told of; it changes nothing of the run's course. */
    record GuardWarned(Instant at, String guard, String reason) implements Progress {}

    record StopRequested(Instant at, StopCause cause, String by, String reason) implements Progress {}

    /** No further step of the method or the rollbacks begins; those under way end. */
    record StepsClosed(Instant at, StopCause cause, String by, String reason) implements Progress {}

    /** Always the last that decides anything; only late recoveries may follow it. */
    record RunFinished(Instant at, Result result) implements Lifecycle {}
}
