package dev.squall.coordinator.watch;

import dev.squall.coordinator.loop.Input;
import dev.squall.coordinator.loop.LoopObserver;
import dev.squall.coordinator.run.RunState;
import dev.squall.coordinator.runner.RunObserver;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.message.Command;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.Report;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code squall_*} metrics of runs. Names and labels are listed in {@code docs/operating.md}; all labels come from
 * closed sets. Called on the loop's thread only.
 */
public final class RunMetrics implements RunObserver, LoopObserver {
    /** Commands whose answer is awaited; of the oldest beyond that no time is taken. */
    private static final int MOST_TIMED = 50_000;

    private final MeterRegistry meters;
    private final Map<String, Timed> dispatched = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Timed> eldest) {
            return size() > MOST_TIMED;
        }
    };

    private record Timed(Instant at, String kind) {}

    public RunMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void appended(String run, long version, List<RunEvent> events, RunState state) {
        for (var event : events) {
            switch (event) {
                case RunEvent.RunPlanned _ ->
                    meters.counter("squall.runs.started").increment();
                case RunEvent.RunFinished(var _, var result) ->
                    meters.counter(
                                    "squall.runs.finished",
                                    "status",
                                    word(result.status()),
                                    "verdict",
                                    word(result.verdict()),
                                    "recovery",
                                    word(result.recovery()))
                            .increment();
                case RunEvent.StepDispatched(Instant at, Command command) ->
                    dispatched.put(command.id(), new Timed(at, command instanceof Command.Probe ? "probe" : "action"));
                case RunEvent.StepAnswered(Instant at, Report.Answer answer) -> answered(at, answer);
                case RunEvent.FaultRecovered(var _, var report) -> recovered(report);
                case RunEvent.FaultLost _ ->
                    meters.counter("squall.faults.lost").increment();
                case RunEvent.FaultFound _ ->
                    meters.counter("squall.faults.found").increment();
                case RunEvent.GuardWarned _ ->
                    meters.counter("squall.guards.warned").increment();
                case RunEvent.GuardTripped _ ->
                    meters.counter("squall.guards.tripped").increment();
                case RunEvent.StopRequested stop ->
                    meters.counter("squall.runs.stopped", "cause", word(stop.cause()))
                            .increment();
                case RunEvent.StepsClosed closed ->
                    meters.counter("squall.runs.stopped", "cause", word(closed.cause()))
                            .increment();
                case RunEvent.Approved _,
                        RunEvent.PhaseEntered _,
                        RunEvent.OwnershipTaken _,
                        RunEvent.StepEnded _,
                        RunEvent.PauseStarted _,
                        RunEvent.PauseEnded _,
                        RunEvent.HypothesisJudged _,
                        RunEvent.ControlSent _,
                        RunEvent.GuardSampled _ -> {}
            }
        }
    }

    private void answered(Instant at, Report.Answer answer) {
        var timed = dispatched.remove(answer.command());
        if (timed != null) {
            meters.timer("squall.step", "kind", timed.kind(), "answer", word(answer))
                    .record(positive(Duration.between(timed.at(), at)));
        }
    }

    private void recovered(Report.Recovered report) {
        meters.timer("squall.recover", "cause", word(report.cause()), "outcome", word(report.outcome()))
                .record(positive(Duration.between(report.started(), report.ended())));
        if (report.outcome() == Recovery.DIRTY) {
            meters.counter("squall.faults.dirty").increment();
        }
    }

    private static String word(Report.Answer answer) {
        return switch (answer) {
            case Report.Succeeded _ -> "succeeded";
            case Report.Injected _ -> "injected";
            case Report.Failed _ -> "failed";
            case Report.Refused _ -> "refused";
            case Report.Unknown _ -> "unknown";
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Duration positive(Duration length) {
        return length.isNegative() ? Duration.ZERO : length;
    }

    @Override
    public void stalled(RuntimeException cause) {
        meters.counter("squall.store.stalls").increment();
    }

    @Override
    public void resumed() {}

    @Override
    public void gaveUp(String run, Optional<Input> input, RuntimeException bug) {
        meters.counter("squall.loop.failures").increment();
    }

    @Override
    public void contested(String run) {
        meters.counter("squall.runs.contested").increment();
    }
}
