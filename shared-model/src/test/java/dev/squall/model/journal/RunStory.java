package dev.squall.model.journal;

import dev.squall.model.codec.ExperimentReader;
import dev.squall.model.codec.Reading;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Step;
import dev.squall.model.json.Json;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.Command;
import dev.squall.model.message.Envelope;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.RecoveryCause;
import dev.squall.model.message.Report;
import dev.squall.model.message.Scope;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import dev.squall.model.tolerance.Judgement;
import dev.squall.model.tolerance.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells a run's events one after the other; every event takes 100 ms, agents' clocks show the same time. */
public final class RunStory {
    public static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");
    public static final AgentRef EU = new AgentRef("eu-1", "a1");
    public static final AgentRef US = new AgentRef("us-1", "a2");

    private final List<RunEvent> events = new ArrayList<>();
    private final Plan plan;
    private Instant now = BEGIN;

    private RunStory(Plan plan) {
        this.plan = plan;
        events.add(new RunEvent.RunPlanned(tick(), plan));
    }

    public static RunStory of(String yaml, RunPolicy policy) {
        var configuration = Map.<String, Json>of("where", Json.of("Berlin"));
        return new RunStory(
                new Plan("run-7", experiment(yaml), policy, 42, configuration, new LinkedHashMap<>(placements())));
    }

    public static RunStory of(String yaml) {
        return of(yaml, RunPolicy.SAFE);
    }

    private static Experiment experiment(String yaml) {
        return switch (ExperimentReader.read("story.yaml", yaml)) {
            case Reading.Read read -> read.experiment();
            case Reading.Unreadable broken ->
                throw new IllegalArgumentException(broken.problems().toString());
        };
    }

    private static Map<StepAddress, Plan.Placement> placements() {
        return Map.of(StepAddress.of(Stage.METHOD, 0), new Plan.Placement(List.of(EU, US), List.of(EU, US), 1.0));
    }

    public List<RunEvent> events() {
        return events;
    }

    public Journal journal() {
        return Journal.of(events);
    }

    public Plan plan() {
        return plan;
    }

    /** The time of the next event. */
    public Instant now() {
        return now;
    }

    private Instant tick() {
        var at = now;
        now = now.plusMillis(100);
        return at;
    }

    public RunStory enters(Phase phase) {
        events.add(new RunEvent.PhaseEntered(tick(), phase));
        return this;
    }

    public static StepAddress step(Stage stage, int index) {
        return StepAddress.of(stage, index);
    }

    public static String command(StepAddress address, AgentRef agent) {
        return Envelope.id("run-7", address, agent);
    }

    public RunStory sends(StepAddress address, AgentRef agent) {
        Step step = plan.step(address).orElseThrow();
        var at = tick();
        var envelope = Envelope.of("run-7", address, agent, 1, at, at.plusSeconds(60));
        var timeout = Duration.ofSeconds(10);
        events.add(new RunEvent.StepDispatched(
                at,
                switch (step.kind()) {
                    case PROBE ->
                        new Command.Probe(envelope, agent, address, step.name(), step.provider(), scope(), timeout);
                    case ACTION ->
                        new Command.Action(
                                envelope,
                                agent,
                                address,
                                step.name(),
                                step.provider(),
                                scope(),
                                timeout,
                                step.duration(),
                                Duration.ofSeconds(15),
                                at.plusSeconds(7200),
                                java.util.Optional.empty());
                }));
        return this;
    }

    private Scope scope() {
        return new Scope(plan.configuration(), plan.experiment().secrets());
    }

    public RunStory succeeds(StepAddress address, AgentRef agent, Json output) {
        var at = tick();
        return answers(new Report.Succeeded(
                "run-7", command(address, agent), agent, at, output, at.minusMillis(90), at.minusMillis(10)));
    }

    public RunStory injects(StepAddress address, AgentRef agent, Json output) {
        var at = tick();
        return answers(new Report.Injected(
                "run-7",
                command(address, agent),
                agent,
                at,
                output,
                at.minusMillis(90),
                at.minusMillis(10),
                at.plusSeconds(30)));
    }

    public RunStory fails(StepAddress address, AgentRef agent, String error) {
        return raises(address, agent, error);
    }

    public RunStory raises(StepAddress address, AgentRef agent, String error, String... traceback) {
        var at = tick();
        return answers(new Report.Failed(
                "run-7",
                command(address, agent),
                agent,
                at,
                Report.Trouble.FAILED,
                error,
                List.of(traceback),
                at.minusMillis(90),
                at.minusMillis(10)));
    }

    public RunStory loses(StepAddress address, AgentRef agent) {
        return answers(new Report.Unknown("run-7", command(address, agent), agent, tick(), "no word"));
    }

    public RunStory answers(Report.Answer answer) {
        events.add(new RunEvent.StepAnswered(answer.at(), answer));
        return this;
    }

    public RunStory ends(StepAddress address, StepOutcome outcome) {
        events.add(new RunEvent.StepEnded(tick(), address, outcome, Optional.empty()));
        return this;
    }

    public RunStory ends(StepAddress address, StepOutcome outcome, Judgement judgement) {
        events.add(new RunEvent.StepEnded(tick(), address, outcome, Optional.of(judgement)));
        return this;
    }

    public RunStory judges(Stage stage, Judgement judgement) {
        events.add(new RunEvent.HypothesisJudged(tick(), stage, 0, judgement));
        return this;
    }

    public RunStory samples(Verdict verdict, String value) {
        int round = (int)
                events.stream().filter(RunEvent.GuardSampled.class::isInstance).count();
        events.add(new RunEvent.GuardSampled(
                tick(), "errors", round, verdict, Optional.of(new BigDecimal(value)), "sample " + value));
        return this;
    }

    public RunStory warns(String value) {
        events.add(new RunEvent.GuardWarned(events.getLast().at(), "errors", "value " + value + " is > 0.02"));
        return this;
    }

    public RunStory stops(StopCause cause, String by) {
        if (cause == StopCause.GUARD) {
            events.add(new RunEvent.GuardTripped(now, by, "too many"));
        }
        events.add(new RunEvent.StopRequested(tick(), cause, by, "too many"));
        return this;
    }

    public RunStory recovers(StepAddress address, AgentRef agent, Recovery outcome, Duration undoing) {
        var at = tick();
        events.add(new RunEvent.FaultRecovered(
                at,
                new Report.Recovered(
                        "run-7",
                        command(address, agent),
                        agent,
                        at,
                        outcome,
                        RecoveryCause.ABORT,
                        Json.of("read again"),
                        at.minus(undoing),
                        at)));
        return this;
    }

    public RunStory forgets(StepAddress address, AgentRef agent) {
        events.add(new RunEvent.FaultLost(tick(), command(address, agent), "no word of its end"));
        return this;
    }

    public RunStory finishes(Result.Status status, boolean deviated) {
        events.add(new RunEvent.RunFinished(
                tick(), new Result(status, deviated, Verdict.UNKNOWN, Recovery.CLEAN, "as it was")));
        return this;
    }
}
