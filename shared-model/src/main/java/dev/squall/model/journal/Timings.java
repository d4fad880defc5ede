package dev.squall.model.journal;

import dev.squall.model.message.AgentRef;
import dev.squall.model.message.StepAddress.Stage;
import dev.squall.model.tolerance.Judgement;
import dev.squall.model.tolerance.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long a stop took, part by part. Times of agents are by the agents' clocks, the others by the coordinator's; where
 * clocks differ a part can come out negative and is shown as it is.
 *
 * @param breach   of a guard's stop: its first sample of the unbroken row out of bounds that tripped it
 * @param decision  when the run decided to stop
 * @param toRecover from the beginning of the rollbacks to the first of the checks after them that went on to hold
 */
public record Timings(
        Optional<Instant> breach, Optional<Instant> decision, List<FaultTiming> faults, Optional<Duration> toRecover) {

    public Timings {
        faults = List.copyOf(faults);
    }

    /**
     * The end of one fault that was in place at the decision.
     *
     * @param undoing  when its agent began to undo it
     * @param verified when its agent had read the system again
     */
    public record FaultTiming(String command, AgentRef agent, Instant undoing, Instant verified) {}

    static Timings of(Journal journal) {
        if (journal.stops().isEmpty()) {
            return new Timings(Optional.empty(), Optional.empty(), List.of(), toRecover(journal));
        }
        var stop = journal.stops().getFirst();
        var faults = new ArrayList<FaultTiming>();
        for (var fault : journal.faults()) {
            fault.recoveries().stream()
                    .filter(recovered -> !recovered.at().isBefore(stop.at()))
                    .findFirst()
                    .map(Journal.Recovered::report)
                    .ifPresent(report -> faults.add(
                            new FaultTiming(fault.command(), fault.agent(), report.started(), report.ended())));
        }
        return new Timings(breach(journal, stop), Optional.of(stop.at()), faults, toRecover(journal));
    }

    private static Optional<Duration> toRecover(Journal journal) {
        Instant held = null;
        for (var check : journal.checks()) {
            var verdict = check.judgement().map(Judgement::verdict);
            if (check.stage() == Stage.RECOVERY && verdict.isPresent()) {
                held = verdict.get() != Verdict.HELD
                        ? null
                        : held == null ? check.judged().orElse(null) : held;
            }
        }
        var recovered = Optional.ofNullable(held);
        return journal.phases().stream()
                .filter(entered -> entered.phase() == Phase.ROLLING_BACK)
                .findFirst()
                .flatMap(began -> recovered.map(at -> Duration.between(began.at(), at)));
    }

    private static Optional<Instant> breach(Journal journal, RunEvent.StopRequested stop) {
        if (stop.cause() != StopCause.GUARD) {
            return Optional.empty();
        }
        Instant first = null;
        for (var trace : journal.guards()) {
            if (trace.guard().equals(stop.by())) {
                for (var sample : trace.samples()) {
                    if (sample.at().isAfter(stop.at())) {
                        break;
                    }
                    if (sample.verdict() == Verdict.HELD) {
                        first = null;
                    } else if (first == null) {
                        first = sample.at();
                    }
                }
            }
        }
        return Optional.ofNullable(first);
    }

    public Optional<Duration> breachToDecision() {
        return breach.flatMap(from -> decision.map(to -> Duration.between(from, to)));
    }

    /** Until the last of the agents began to undo its fault; empty when no fault was in place. */
    public Optional<Duration> decisionToLastUndoing() {
        return decision.flatMap(from -> faults.stream()
                .map(FaultTiming::undoing)
                .max(Instant::compareTo)
                .map(to -> Duration.between(from, to)));
    }

    /** The longest that any agent took from beginning to undo its fault until it had read the system again. */
    public Optional<Duration> undoingToVerified() {
        return faults.stream()
                .map(fault -> Duration.between(fault.undoing(), fault.verified()))
                .max(Duration::compareTo);
    }

    /** From the breach, or the decision where there is none, until the last fault was seen to be gone. */
    public Optional<Duration> total() {
        return breach.or(() -> decision)
                .flatMap(from -> faults.stream()
                        .map(FaultTiming::verified)
                        .max(Instant::compareTo)
                        .map(to -> Duration.between(from, to)));
    }
}
