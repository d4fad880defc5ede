package dev.squall.cli;

import dev.squall.coordinator.plan.PlanRequest;
import dev.squall.coordinator.plan.Planner;
import dev.squall.coordinator.plan.Planning;
import dev.squall.local.OneMachine;
import dev.squall.local.Surroundings;
import dev.squall.model.codec.ChaosToolkitJournal.Form;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.Step;
import dev.squall.model.journal.Plan;
import dev.squall.model.resolution.ConfigurationResolver;
import dev.squall.model.resolution.SecretsResolver;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everything from a file on the command line to a plan for this machine. */
record Prepared(Plan plan, Surroundings around, Form form) {
    private static final String CLUSTER = "kubernetes";

    /** Empty when it cannot be run here; that was said then. */
    static Optional<Prepared> of(Arguments arguments, Terminal terminal)
            throws UsageError, IOException, InterruptedException {
        String file = ExperimentFile.named(arguments);
        var options = RunOptions.of(arguments);
        var variables = Variables.of(arguments);
        var experiment = ExperimentFile.read(file, arguments, terminal);
        if (experiment.isEmpty()) {
            return Optional.empty();
        }
        var environment = variables.over(Wiring.environment());
        if (arguments.mode().toTheLetter()) {
            var missing = MachineChecks.beforeRun(experiment.get(), environment, arguments.mode());
            if (missing.isPresent()) {
                terminal.complain(missing.get());
                return Optional.empty();
            }
        }
        var resolved = ConfigurationResolver.resolve(experiment.get().configuration(), environment, variables.values());
        if (!resolved.problems().isEmpty()) {
            resolved.problems().forEach(problem -> terminal.complain(file + ": " + problem));
            return Optional.empty();
        }
        boolean cluster = needsCluster(experiment.get());
        if (cluster && Whole.missing().isPresent()) {
            throw new NeedsWhole();
        }
        var around = Wiring.surroundings(environment, arguments.mode().habits(), cluster);
        var chance = Wiring.chance();
        var request = new PlanRequest(
                Wiring.name(around.clock().instant(), chance),
                experiment.get(),
                options.policy(experiment.get(), arguments),
                options.seed().orElseGet(() -> (long) chance.nextInt(Integer.MAX_VALUE)),
                resolved.values());
        return switch (Planner.plan(request, OneMachine.fleet(around))) {
            case Planning.Planned(Plan plan) ->
                Optional.of(new Prepared(plan, around, form(arguments, experiment.get(), environment)));
            case Planning.Rejected(var problems) -> {
                problems.forEach(problem -> terminal.complain(file + " " + problem));
                yield Optional.empty();
            }
        };
    }

    private static Form form(
            Arguments arguments, Experiment experiment, Function<String, Optional<String>> environment) {
        return arguments.mode().toTheLetter()
                ? new Form.ToTheLetter(SecretsResolver.resolve(experiment.secrets(), environment)
                        .groups())
                : Form.SQUALL;
    }

    private static boolean needsCluster(Experiment experiment) {
        return Stream.of(
                        experiment.method().stream().map(Step::provider),
                        experiment.rollbacks().stream().map(Step::provider),
                        experiment.hypothesis().stream()
                                .flatMap(all -> all.probes().stream())
                                .map(Step::provider),
                        experiment.guards().stream().map(guard -> guard.source()))
                .flatMap(providers -> providers)
                .map(Provider::family)
                .anyMatch(CLUSTER::equals);
    }
}
