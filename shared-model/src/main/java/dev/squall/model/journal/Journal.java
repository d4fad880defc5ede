package dev.squall.model.journal;

import dev.squall.model.json.Json;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.Report;
import dev.squall.model.message.StepAddress;
import dev.squall.model.tolerance.Judgement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happened in a run, put in order for readers: a pure fold over the run's events ({@link #of}), at any moment of the
 * run. Everything that a report shows is here or follows from it ({@link Timings}).
 *
 * @param started   when the run left the waiting for approvals, or was planned
 * @param steps     in the order in which they were started, those of the hypothesis included, guard samples not
 * @param checks    of the hypothesis, in order
 * @param faults    everything that was or may have been in place, in the order it became known
 */
public record Journal(
        Plan plan,
        Instant started,
        Optional<Instant> ended,
        List<RunEvent.PhaseEntered> phases,
        List<RunEvent.Approved> approvals,
        List<Entry> steps,
        List<Check> checks,
        List<Pause> pauses,
        List<Fault> faults,
        List<GuardTrace> guards,
        List<RunEvent.StopRequested> stops,
        Optional<Result> result) {
    public Journal {
        phases = List.copyOf(phases);
        approvals = List.copyOf(approvals);
        steps = List.copyOf(steps);
        checks = List.copyOf(checks);
        pauses = List.copyOf(pauses);
        faults = List.copyOf(faults);
        guards = List.copyOf(guards);
        stops = List.copyOf(stops);
    }

    /** The journal of a run's events so far; the first of them says what was planned. */
    public static Journal of(List<RunEvent> events) {
        if (events.isEmpty() || !(events.getFirst() instanceof RunEvent.RunPlanned planned)) {
            throw new IllegalArgumentException("a run's events begin with RunPlanned");
        }
        var fold = new JournalFold(planned);
        events.forEach(fold::on);
        return fold.journal();
    }

    public Timings timings() {
        return Timings.of(this);
    }

    /** The steps of one stage, in the order in which they were started. */
    public List<Entry> steps(StepAddress.Stage stage) {
        return steps.stream().filter(entry -> entry.address().stage() == stage).toList();
    }

    /**
     * One step, over all of its agents.
     *
     * @param dispatched when it was sent, or left out, by the coordinator's clock
     * @param shares     one for each agent; none for a step that a dry run left out
     * @param ended      when it was decided how it ended, by the coordinator's clock
     */
    public record Entry(
            StepAddress address,
            String name,
            Instant dispatched,
            List<Share> shares,
            Optional<Instant> ended,
            Optional<StepOutcome> outcome,
            Optional<Judgement> judgement) {
        public Entry {
            shares = List.copyOf(shares);
        }
    }

    /** What one agent had to do with a step. */
    public record Share(AgentRef agent, String command, Optional<Report.Answer> answer) {
        /** What the probe saw or the action did; empty without a success. */
        public Optional<Json> output() {
            return answer.flatMap(given -> switch (given) {
                case Report.Succeeded done -> Optional.of(done.output());
                case Report.Injected injected -> Optional.of(injected.output());
                case Report.Failed _, Report.Refused _, Report.Unknown _ -> Optional.empty();
            });
        }

        /** Why there is no output. */
        public Optional<String> trouble() {
            return answer.flatMap(given -> switch (given) {
                case Report.Succeeded _, Report.Injected _ -> Optional.empty();
                case Report.Failed failed -> Optional.of(failed.error());
                case Report.Refused refused -> Optional.of("refused: " + refused.detail());
                case Report.Unknown unknown -> Optional.of("unknown: " + unknown.detail());
            });
        }

        /** Of a Python function that raised an exception. */
        public List<String> traceback() {
            return answer.orElse(null) instanceof Report.Failed failed ? failed.traceback() : List.of();
        }
    }

    /** One check of the hypothesis; without a judgement it was not finished. */
    public record Check(
            StepAddress.Stage stage,
            int round,
            Optional<Instant> judged,
            Optional<Judgement> judgement,
            List<Entry> probes) {
        public Check {
            probes = List.copyOf(probes);
        }
    }

    public record Pause(StepAddress step, boolean before, Instant started, Optional<Instant> ended) {}

    /**
     * A fault from its injection to its end.
     *
     * @param step       empty when its command is not in the run's history
     * @param injected   the agent's word that it is in place; empty when an action's effect is only suspected
     * @param recoveries what agents said of its end, in order; the last one stands
     * @param lost       why nothing more is expected to be heard of it
     */
    public record Fault(
            String command,
            Optional<StepAddress> step,
            String name,
            AgentRef agent,
            Optional<Report.Injected> injected,
            List<Recovered> recoveries,
            Optional<String> lost) {
        public Fault {
            recoveries = List.copyOf(recoveries);
        }

        /** Empty while it is in place. */
        public Optional<Recovery> outcome() {
            return recoveries.isEmpty()
                    ? lost.map(_ -> Recovery.UNKNOWN)
                    : Optional.of(recoveries.getLast().report().outcome());
        }
    }

    /** An agent's word of a fault's end, and when the coordinator had it. */
    public record Recovered(Instant at, Report.Recovered report) {}

    /** All samples of one guard, each time it began to warn, and when it tripped. */
    public record GuardTrace(
            String guard,
            List<RunEvent.GuardSampled> samples,
            List<RunEvent.GuardWarned> warnings,
            Optional<RunEvent.GuardTripped> tripped) {
        public GuardTrace {
            samples = List.copyOf(samples);
            warnings = List.copyOf(warnings);
        }
    }
}
