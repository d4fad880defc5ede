package dev.squall.local.simulation;

import dev.squall.model.experiment.Comparison;
import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Flow;
import dev.squall.model.experiment.Guard;
import dev.squall.model.experiment.Hypothesis;
import dev.squall.model.experiment.Pauses;
import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.RecoveryCheck;
import dev.squall.model.experiment.Secrets;
import dev.squall.model.experiment.Step;
import dev.squall.model.experiment.Strategies;
import dev.squall.model.experiment.Strategies.HypothesisStrategy;
import dev.squall.model.experiment.Strategies.RollbackStrategy;
import dev.squall.model.experiment.Targets;
import dev.squall.model.experiment.Targets.AgentSelection;
import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.json.Json;
import dev.squall.model.tolerance.Tolerance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Small experiments of every kind, drawn from a seed: faults with and without a duration, fan-outs, guards, strategies. */
final class AnyExperiment {
    private final SplittableRandom random;

    AnyExperiment(long seed) {
        this.random = new SplittableRandom(seed);
    }

    RunPolicy policy() {
        var policy = RunPolicy.SAFE
                .withHypothesis(one(HypothesisStrategy.values()))
                .withRollbacks(one(RollbackStrategy.values()))
                .withFrequency(Duration.ofSeconds(5), random.nextBoolean());
        var lenient = policy.withLeniencies(leniencies());
        return random.nextInt(5) == 0 ? lenient.withDeadline(Duration.ofSeconds(random.nextInt(5, 120))) : lenient;
    }

    private Set<Leniency> leniencies() {
        return switch (random.nextInt(4)) {
            case 0 -> Leniency.ALL;
            case 1 -> Set.of(Leniency.values()[random.nextInt(Leniency.values().length)]);
            default -> Leniency.NONE;
        };
    }

    private <T> T one(T[] values) {
        return random.nextInt(3) == 0 ? values[random.nextInt(values.length)] : values[0];
    }

    Experiment experiment() {
        return new Experiment(
                "Drawn",
                "An experiment drawn by chance",
                List.of(),
                Configuration.EMPTY,
                Secrets.EMPTY,
                random.nextInt(4) == 0
                        ? Optional.empty()
                        : Optional.of(new Hypothesis("holds", probes(), List.of(), Json.Mapping.EMPTY)),
                method(),
                steps(random.nextInt(3)),
                List.of(),
                List.of(),
                Strategies.UNSAID,
                Optional.empty(),
                targets(),
                Optional.empty(),
                random.nextInt(3) == 0 ? List.of(guard()) : List.of(),
                Optional.empty(),
                Optional.empty(),
                random.nextInt(3) == 0 ? Optional.of(recovery()) : Optional.empty(),
                Set.of(),
                Json.Mapping.EMPTY);
    }

    private List<Step> probes() {
        return random.nextBoolean() ? List.of(probe("up")) : List.of(probe("up"), probe("fast"));
    }

    private List<Step> method() {
        var steps = new ArrayList<Step>();
        steps.add(fault("break it"));
        steps.addAll(steps(random.nextInt(4)));
        return steps;
    }

    private List<Step> steps(int count) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < count; i++) {
            steps.add(
                    switch (random.nextInt(4)) {
                        case 0 -> probe("look " + i);
                        case 1 -> step(Step.Kind.ACTION, "kill " + i, "signal", "kill", Optional.empty());
                        default -> fault("break " + i);
                    });
        }
        return steps;
    }

    private Step probe(String name) {
        return step(Step.Kind.PROBE, name, "prometheus", "query", Optional.empty());
    }

    private Step fault(String name) {
        var duration = random.nextBoolean()
                ? Optional.of(Duration.ofSeconds(random.nextInt(1, 90)))
                : Optional.<Duration>empty();
        return step(Step.Kind.ACTION, name, "signal", "stop", duration);
    }

    private Step step(Step.Kind kind, String name, String family, String func, Optional<Duration> duration) {
        return new Step(
                kind,
                name,
                new Provider.Native(family, func, Json.Mapping.EMPTY),
                kind == Step.Kind.PROBE
                        ? Optional.of(new Tolerance.Exactly(Json.of(true)))
                        : Optional.<Tolerance>empty(),
                new Pauses(pause(), pause()),
                random.nextInt(4) == 0,
                random.nextInt(3) == 0 ? Optional.of(Duration.ofSeconds(random.nextInt(1, 20))) : Optional.empty(),
                duration,
                random.nextInt(3) == 0 ? Optional.of(targets()) : Optional.empty(),
                List.of(),
                flow(kind),
                Json.Mapping.EMPTY);
    }

    private RecoveryCheck recovery() {
        return new RecoveryCheck(
                Duration.ofSeconds(random.nextInt(5, 120)),
                Duration.ofSeconds(random.nextInt(5)),
                Duration.ofSeconds(random.nextInt(5)));
    }

    private Flow flow(Step.Kind kind) {
        return switch (random.nextInt(8)) {
            case 0 -> new Flow(Optional.empty(), Optional.of(repeat(kind)), Optional.empty(), false);
            case 1, 2 -> new Flow(Optional.empty(), Optional.empty(), Optional.of("group"), random.nextBoolean());
            default -> Flow.PLAIN;
        };
    }

    private Flow.Repeat repeat(Step.Kind kind) {
        Optional<Tolerance> until =
                kind == Step.Kind.PROBE ? Optional.of(new Tolerance.Exactly(Json.of(true))) : Optional.empty();
        var within = random.nextBoolean() ? Optional.of(Duration.ofSeconds(10)) : Optional.<Duration>empty();
        return new Flow.Repeat(random.nextInt(1, 4), Duration.ofSeconds(random.nextInt(10)), within, until);
    }

    private Pauses.Pause pause() {
        return new Pauses.Pause.Fixed(random.nextInt(3) == 0 ? Duration.ofSeconds(random.nextInt(40)) : Duration.ZERO);
    }

    private Targets targets() {
        var clusters = List.of(List.<String>of(), List.of("east"), List.of("east", "west"))
                .get(random.nextInt(3));
        var mode = AgentSelection.Mode.values()[random.nextInt(AgentSelection.Mode.values().length)];
        int value = mode == AgentSelection.Mode.PERCENT ? 60 : random.nextInt(1, 4);
        return new Targets(
                clusters,
                Optional.empty(),
                new AgentSelection(Optional.empty(), mode, value),
                random.nextBoolean() ? 1 : 0.5);
    }

    private Guard guard() {
        return new Guard(
                "errors",
                new Provider.Native("prometheus", "query", Json.Mapping.EMPTY),
                Optional.empty(),
                Guard.At.COORDINATOR,
                Guard.Reduce.FIRST,
                Comparison.parse("> 0.05").orElseThrow(),
                Comparison.parse("> 0.02"),
                Optional.empty(),
                Duration.ofSeconds(random.nextInt(2, 6)),
                Duration.ofSeconds(random.nextInt(5)),
                new Guard.Trip(random.nextInt(1, 4), Optional.empty(), Optional.empty()),
                new Guard.NoData(Duration.ofSeconds(30), Guard.NoData.Do.values()[random.nextInt(3)]),
                Optional.empty(),
                Guard.OnTrip.ABORT_RUN,
                random.nextBoolean() ? Optional.of(Duration.ofSeconds(10)) : Optional.empty(),
                Optional.empty(),
                random.nextInt(5) == 0 ? Guard.Mode.SHADOW : Guard.Mode.ENFORCE,
                Json.Mapping.EMPTY);
    }
}
