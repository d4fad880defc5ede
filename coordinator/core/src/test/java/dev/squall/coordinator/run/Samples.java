package dev.squall.coordinator.run;

import dev.squall.model.experiment.Comparison;
import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Flow;
import dev.squall.model.experiment.Guard;
import dev.squall.model.experiment.Hypothesis;
import dev.squall.model.experiment.Pauses;
import dev.squall.model.experiment.Pauses.Pause;
import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.RecoveryCheck;
import dev.squall.model.experiment.Secrets;
import dev.squall.model.experiment.Step;
import dev.squall.model.experiment.Strategies;
import dev.squall.model.experiment.Targets;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.json.Json;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import dev.squall.model.tolerance.Tolerance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds plans for the machine's tests: every step goes to the same agents unless a test says otherwise. */
final class Samples {
    static final AgentRef EU = new AgentRef("eu-1", "agent-a");
    static final AgentRef US = new AgentRef("us-1", "agent-b");

    private final List<Step> method = new ArrayList<>();
    private final List<Step> rollbacks = new ArrayList<>();
    private final List<Guard> guards = new ArrayList<>();
    private final Map<String, Configuration.Value> configuration = new LinkedHashMap<>();
    private Optional<Hypothesis> hypothesis = Optional.empty();
    private Optional<dev.squall.model.experiment.Approval> approval = Optional.empty();
    private Optional<RecoveryCheck> recovery = Optional.empty();
    private Set<String> outputsUsed = Set.of();
    private RunPolicy policy = RunPolicy.SAFE;
    private List<AgentRef> agents = List.of(EU);
    private double quorum = 1;

    static Samples experiment() {
        return new Samples();
    }

    Samples hypothesis(Step... probes) {
        hypothesis = Optional.of(new Hypothesis("it works", List.of(probes), List.of(), Json.Mapping.EMPTY));
        return this;
    }

    Samples method(Step... steps) {
        method.addAll(List.of(steps));
        return this;
    }

    Samples rollbacks(Step... steps) {
        rollbacks.addAll(List.of(steps));
        return this;
    }

    Samples guard(Guard guard) {
        guards.add(guard);
        return this;
    }

    Samples dynamic(String name, Step probe) {
        configuration.put(name, new Configuration.Value.Dynamic(probe));
        return this;
    }

    Samples approvals(int required) {
        approval = Optional.of(new dev.squall.model.experiment.Approval(required));
        return this;
    }

    Samples recovery(RecoveryCheck check) {
        recovery = Optional.of(check);
        return this;
    }

    Samples outputsUsed(String... steps) {
        outputsUsed = Set.of(steps);
        return this;
    }

    Samples policy(RunPolicy value) {
        policy = value;
        return this;
    }

    Samples on(double share, AgentRef... chosen) {
        agents = List.of(chosen);
        quorum = share;
        return this;
    }

    Plan plan() {
        var experiment = new Experiment(
                "a title",
                "a description",
                List.of(),
                new Configuration(configuration),
                Secrets.EMPTY,
                hypothesis,
                method,
                rollbacks,
                List.of(),
                List.of(),
                Strategies.UNSAID,
                Optional.empty(),
                Targets.ANYWHERE,
                Optional.empty(),
                guards,
                approval,
                Optional.empty(),
                recovery,
                outputsUsed,
                Json.Mapping.EMPTY);
        var placements = new LinkedHashMap<StepAddress, Plan.Placement>();
        place(placements, Stage.CONFIGURATION, configuration.size());
        place(placements, Stage.BEFORE, hypothesis.map(it -> it.probes().size()).orElse(0));
        place(placements, Stage.METHOD, method.size());
        place(placements, Stage.ROLLBACK, rollbacks.size());
        place(placements, Stage.GUARD, guards.size());
        return new Plan("run-1", experiment, policy, 7, Map.of(), placements);
    }

    private void place(Map<StepAddress, Plan.Placement> placements, Stage stage, int steps) {
        for (int i = 0; i < steps; i++) {
            placements.put(StepAddress.of(stage, i), new Plan.Placement(agents, agents, quorum));
        }
    }

    static Step action(String name) {
        return step(Step.Kind.ACTION, name, Pauses.NONE, false, Optional.empty());
    }

    static Step inBackground(String name) {
        return step(Step.Kind.ACTION, name, Pauses.NONE, true, Optional.empty());
    }

    static Step pausing(String name, Duration before, Duration after) {
        return pausing(name, new Pause.Fixed(before), new Pause.Fixed(after), false);
    }

    static Step pausingInBackground(String name, Duration before, Duration after) {
        return pausing(name, new Pause.Fixed(before), new Pause.Fixed(after), true);
    }

    static Step pausingFor(String name, String variable) {
        return pausing(name, new Pause.Named(variable), Pause.NONE, false);
    }

    static Step pausing(String name, Pause before, Pause after, boolean background) {
        return step(Step.Kind.ACTION, name, new Pauses(before, after), background, Optional.empty());
    }

    static Step probe(String name) {
        return step(Step.Kind.PROBE, name, Pauses.NONE, false, Optional.empty());
    }

    /** A probe that holds when its output is {@code true}. */
    static Step holds(String name) {
        return step(Step.Kind.PROBE, name, Pauses.NONE, false, Optional.of(new Tolerance.Exactly(Json.of(true))));
    }

    static Step pausingHolds(String name, Duration pause) {
        return step(
                Step.Kind.PROBE,
                name,
                new Pauses(new Pause.Fixed(pause), new Pause.Fixed(pause)),
                false,
                Optional.of(new Tolerance.Exactly(Json.of(true))));
    }

    /** Carried out again until its output is {@code true}. */
    static Step until(String name, int times, Duration every) {
        var held = Optional.<Tolerance>of(new Tolerance.Exactly(Json.of(true)));
        return probe(name)
                .with(flow(Optional.of(new Flow.Repeat(times, every, Optional.empty(), held)), Optional.empty()));
    }

    /** A probe that holds when its output is {@code true}, so many times. */
    static Step repeated(String name, int times, Duration every) {
        return holds(name)
                .with(flow(
                        Optional.of(new Flow.Repeat(times, every, Optional.empty(), Optional.empty())),
                        Optional.empty()));
    }

    static Step untilWithin(String name, Duration within, Duration every) {
        var held = Optional.<Tolerance>of(new Tolerance.Exactly(Json.of(true)));
        return probe(name)
                .with(flow(
                        Optional.of(new Flow.Repeat(Flow.Repeat.MOST_TIMES, every, Optional.of(within), held)),
                        Optional.empty()));
    }

    static Step mayFail(String name) {
        return action(name).with(new Flow(Optional.empty(), Optional.empty(), Optional.empty(), true));
    }

    static Provider provider(String name, Json value) {
        return new Provider.Native("simulated", name, Json.mapping("value", value));
    }

    static Step calling(String name, Provider provider) {
        return step(action(name), provider, Optional.empty(), Json.Mapping.EMPTY);
    }

    /** An action of which this was written. */
    static Step written(String name, Json.Mapping source) {
        return step(action(name), action(name).provider(), Optional.empty(), source);
    }

    static Step limited(String name, Duration timeout) {
        return step(action(name), action(name).provider(), Optional.of(timeout), Json.Mapping.EMPTY);
    }

    private static Step step(Step like, Provider provider, Optional<Duration> timeout, Json.Mapping source) {
        return new Step(
                like.kind(),
                like.name(),
                provider,
                like.tolerance(),
                like.pauses(),
                like.background(),
                timeout,
                like.duration(),
                like.targets(),
                like.controls(),
                like.flow(),
                source);
    }

    static Step parallel(String name, String group) {
        return action(name).with(flow(Optional.empty(), Optional.of(group)));
    }

    static Step when(String name, Json value) {
        var when = Optional.of(new Flow.When(value, Optional.empty()));
        return action(name).with(new Flow(when, Optional.empty(), Optional.empty(), false));
    }

    private static Flow flow(Optional<Flow.Repeat> repeat, Optional<String> parallel) {
        return new Flow(Optional.empty(), repeat, parallel, false);
    }

    static Step judgedBy(String name, Step judge) {
        return step(Step.Kind.PROBE, name, Pauses.NONE, false, Optional.of(new Tolerance.ByProbe(judge)));
    }

    private static Step step(
            Step.Kind kind, String name, Pauses pauses, boolean background, Optional<Tolerance> tolerance) {
        return new Step(
                kind,
                name,
                new Provider.Native("simulated", name, Json.Mapping.EMPTY),
                tolerance,
                pauses,
                background,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Flow.PLAIN,
                Json.Mapping.EMPTY);
    }

    /** Trips above 5, at the given number of breaches in a row, and warns above 3; one sample a second. */
    static Guard guard(String name, int consecutive, Guard.Mode mode, Optional<Duration> hold, Guard.NoData noData) {
        return new Guard(
                name,
                new Provider.Native("simulated", name, Json.Mapping.EMPTY),
                Optional.empty(),
                Guard.At.COORDINATOR,
                Guard.Reduce.FIRST,
                Comparison.parse("> 5").orElseThrow(),
                Comparison.parse("> 3"),
                Optional.empty(),
                Duration.ofSeconds(1),
                Duration.ZERO,
                new Guard.Trip(consecutive, Optional.empty(), Optional.empty()),
                noData,
                Optional.empty(),
                Guard.OnTrip.ABORT_RUN,
                hold,
                Optional.empty(),
                mode,
                Json.Mapping.EMPTY);
    }
}
