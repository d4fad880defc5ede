package dev.squall.local.preparation;

import dev.squall.agent.call.Habits;
import dev.squall.agent.policy.Policy;
import dev.squall.agent.python.PythonHost;
import dev.squall.agent.secret.HashiCorpVault;
import dev.squall.coordinator.plan.PlanRequest;
import dev.squall.coordinator.plan.Planner;
import dev.squall.coordinator.plan.Planning;
import dev.squall.local.JournalFile;
import dev.squall.local.OneMachine;
import dev.squall.local.controls.Controls;
import dev.squall.model.codec.ChaosToolkitJournal.Form;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.json.Json;
import dev.squall.model.resolution.ConfigurationResolver;
import dev.squall.model.resolution.SecretsResolver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * From an experiment to everything that a run of it on this machine needs: resolves its configuration, wires the functions
 * that it asks for, and plans it.
 *
 * @param source      how problems name the experiment
 * @param environment the variables that configuration, secrets and programs see
 * @param values      by name; they win over the experiment's configuration
 * @param seed        of every random choice; drawn when there is none
 * @param everywhere  what goes with every experiment
 * @param trouble     hears of controls that fail
 */
public record Preparation(
        String source,
        Function<String, Optional<String>> environment,
        Map<String, Json> values,
        Optional<Long> seed,
        Habits habits,
        Everywhere everywhere,
        Consumer<String> trouble) {

    /**
     * What goes with every experiment.
     *
     * @param controls each with its {@code name}
     * @param settings what controls are shown, or {@link Json#NULL}
     */
    public record Everywhere(List<Json.Mapping> controls, Json settings) {
        public static final Everywhere NOTHING = new Everywhere(List.of(), Json.NULL);
    }

    public sealed interface Outcome {
        record Ready(Prepared prepared) implements Outcome {}

        /** It cannot be run here, one sentence for each reason. */
        record Impossible(List<String> problems) implements Outcome {}
    }

    /** Whether the experiment cannot do without Python. */
    public boolean needsPython(Experiment experiment) {
        return Families.of(experiment).contains(Families.PYTHON)
                || Controls.anyIn(experiment.source(), everywhere.controls());
    }

    /** @param form how the journal is written */
    public Outcome of(Experiment experiment, RunPolicy policy, Form form, Optional<PythonSide> python)
            throws InterruptedException {
        var resolved = ConfigurationResolver.resolve(experiment.configuration(), environment, values);
        if (!resolved.problems().isEmpty()) {
            return new Outcome.Impossible(resolved.problems().stream()
                    .map(problem -> source + ": " + problem)
                    .toList());
        }
        Optional<PythonHost> host = python.isPresent() ? python.get().host() : Optional.empty();
        var families = Families.of(experiment);
        var around = Wiring.surroundings(environment, habits, families.contains(Families.CLUSTER), host);
        var chance = Wiring.chance();
        var request = new PlanRequest(
                Wiring.name(around.clock().instant(), chance),
                experiment,
                policy,
                seed.orElseGet(() -> (long) chance.nextInt(Integer.MAX_VALUE)),
                resolved.values());
        return switch (Planner.plan(request, OneMachine.fleet(around, families))) {
            case Planning.Planned(Plan plan) ->
                new Outcome.Ready(new Prepared(plan, around, form, python, controls(plan, host, form)));
            case Planning.Rejected(var problems) ->
                new Outcome.Impossible(
                        problems.stream().map(problem -> source + " " + problem).toList());
        };
    }

    private Optional<Controls> controls(Plan plan, Optional<PythonHost> host, Form form) throws InterruptedException {
        var written = plan.experiment().source();
        if (host.isEmpty() || !Controls.anyIn(written, everywhere.controls())) {
            return Optional.empty();
        }
        var secrets = new LinkedHashMap<String, Json>();
        var vault = HashiCorpVault.of(plan.configuration(), environment, Policy.PERMISSIVE);
        SecretsResolver.resolve(plan.experiment().secrets(), environment, vault)
                .groups()
                .forEach((group, held) -> secrets.put(group, new Json.Mapping(held)));
        var around = new Controls.Around(
                written, new Json.Mapping(plan.configuration()), new Json.Mapping(secrets), everywhere.settings());
        return Optional.of(new Controls(
                host.get(), everywhere.controls(), around, events -> JournalFile.json(events, form), trouble));
    }
}
