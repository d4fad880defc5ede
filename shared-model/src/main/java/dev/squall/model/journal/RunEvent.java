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

    /** Always the first. */
    record RunPlanned(Instant at, Plan plan) implements RunEvent {}

    record Approved(Instant at, String by) implements RunEvent {}

    record PhaseEntered(Instant at, Phase phase) implements RunEvent {}

    /** A coordinator took the run over; commands of older epochs are refused from now on. */
    record OwnershipTaken(Instant at, long epoch) implements RunEvent {}

    record StepDispatched(Instant at, Command command) implements RunEvent {}

    /** One agent's answer, the first for its command. */
    record StepAnswered(Instant at, Report.Answer answer) implements RunEvent {}

    /**
     * All agents of the step have answered or were given up.
     *
     * @param judgement by the step's tolerance, where it has one that is judged
     */
    record StepEnded(Instant at, StepAddress step, StepOutcome outcome, Optional<Judgement> judgement)
            implements RunEvent {}

    record PauseStarted(Instant at, StepAddress step, boolean before, Instant until) implements RunEvent {}

    record PauseEnded(Instant at, StepAddress step, boolean before) implements RunEvent {}

    /** One whole check of the hypothesis, in {@code BEFORE}, {@code DURING} (with its round) or {@code AFTER}. */
    record HypothesisJudged(Instant at, StepAddress.Stage stage, int round, Judgement judgement) implements RunEvent {}

    record ControlSent(Instant at, String cluster, Control control) implements RunEvent {}

    record FaultRecovered(Instant at, Report.Recovered report) implements RunEvent {}

    /** The coordinator has waited long enough for a fault's end: what became of it is UNKNOWN. */
    record FaultLost(Instant at, String command, String reason) implements RunEvent {}

    /** @param verdict HELD is quiet, DEVIATED a breach, UNKNOWN no usable sample */
    record GuardSampled(
            Instant at, String guard, int round, Verdict verdict, Optional<BigDecimal> value, String reason)
            implements RunEvent {}

    record GuardTripped(Instant at, String guard, String reason) implements RunEvent {}

    record StopRequested(Instant at, StopCause cause, String by, String reason) implements RunEvent {}

    /** Always the last that decides anything; only late recoveries may follow it. */
    record RunFinished(Instant at, Result result) implements RunEvent {}
}
