package dev.squall.local.simulation;

import dev.squall.agent.call.Call;
import dev.squall.coordinator.plan.Fleet;
import dev.squall.coordinator.plan.PlanRequest;
import dev.squall.coordinator.plan.Planner;
import dev.squall.coordinator.plan.Planning;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.RunPolicy;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Plays an experiment in a simulated world, where agents are made up and nothing is touched. Whether probes hold is drawn
 * by chance, so a rehearsal says nothing about the system: it shows that the experiment can be planned, how it goes, and
 * that no trouble on its way leaves a fault behind.
 */
public final class Rehearsal {
    private final Experiment experiment;
    private final RunPolicy policy;
    private final Fleet fleet;

    private Rehearsal(Experiment experiment, RunPolicy policy, Fleet fleet) {
        this.experiment = experiment;
        this.policy = policy;
        this.fleet = fleet;
    }

    /** What came of preparing one. */
    public sealed interface Preparation {
        record Ready(Rehearsal rehearsal) implements Preparation {}

        /** Not even agents that can do everything could carry it out. */
        record Unplannable(List<Planning.Problem> problems) implements Preparation {
            public Unplannable {
                problems = List.copyOf(problems);
            }
        }
    }

    /** @param policy the run's; the experiment's own strategies are its to hold */
    public static Preparation of(Experiment written, RunPolicy policy) {
        var experiment = Script.of(written);
        var capabilities = new TreeSet<String>();
        Script.providers(experiment).forEach(provider -> {
            capabilities.add(provider.family());
            capabilities.add(Call.of(provider).family());
        });
        var rehearsal = new Rehearsal(experiment, policy, Cast.fleet(experiment, capabilities));
        return switch (rehearsal.plan(0)) {
            case Planning.Planned _ -> new Preparation.Ready(rehearsal);
            case Planning.Rejected(var problems) -> new Preparation.Unplannable(problems);
        };
    }

    private Planning plan(long seed) {
        var request = new PlanRequest("rehearsal", experiment, policy, seed, Script.configuration(experiment));
        return Planner.plan(request, fleet);
    }

    /** The same seed plays the same. */
    public Outcome play(long seed) {
        return play(seed, Weather.drawn(new SplittableRandom(~seed)));
    }

    public Outcome play(long seed, Weather weather) {
        return switch (plan(seed)) {
            case Planning.Planned(Plan plan) ->
                new World(
                                plan,
                                fleet.members().stream()
                                        .map(Fleet.Member::agent)
                                        .toList(),
                                weather,
                                seed)
                        .play(seed);
            case Planning.Rejected(var problems) ->
                throw new IllegalStateException("planned with one seed and not with another: " + problems);
        };
    }
}
