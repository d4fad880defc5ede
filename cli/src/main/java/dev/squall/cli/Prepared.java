package dev.squall.cli;

import dev.squall.coordinator.plan.PlanRequest;
import dev.squall.coordinator.plan.Planner;
import dev.squall.coordinator.plan.Planning;
import dev.squall.local.OneMachine;
import dev.squall.local.Surroundings;
import dev.squall.model.codec.ChaosToolkitJournal.Form;
import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Step;
import dev.squall.model.journal.Plan;
import dev.squall.model.resolution.ConfigurationResolver;
import dev.squall.model.resolution.SecretsResolver;
import dev.squall.model.tolerance.Tolerance;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Everything from a file on the command line to a plan for this machine. */
record Prepared(Plan plan, Surroundings around, Form form, Optional<PythonSide> python) {
    private static final String CLUSTER = "kubernetes";
    private static final String PYTHON = "python";

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
        var families = families(experiment.get());
        boolean cluster = families.contains(CLUSTER);
        if (cluster && Whole.missing().isPresent()) {
            throw new NeedsWhole();
        }
        Optional<PythonSide> python =
                families.contains(PYTHON) ? Optional.of(new PythonSide(environment, terminal)) : Optional.empty();
        var around = Wiring.surroundings(
                environment,
                arguments.mode().habits(),
                cluster,
                python.isPresent() ? python.get().host() : Optional.empty());
        var chance = Wiring.chance();
        var request = new PlanRequest(
                Wiring.name(around.clock().instant(), chance),
                experiment.get(),
                options.policy(experiment.get(), arguments),
                options.seed().orElseGet(() -> (long) chance.nextInt(Integer.MAX_VALUE)),
                resolved.values());
        return switch (Planner.plan(request, OneMachine.fleet(around))) {
            case Planning.Planned(Plan plan) ->
                Optional.of(new Prepared(plan, around, form(arguments, experiment.get(), environment), python));
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

    /** Of all that the experiment may ask for. */
    private static Set<String> families(Experiment experiment) {
        var families = new HashSet<String>();
        add(experiment.method(), families);
        add(experiment.rollbacks(), families);
        if (experiment.hypothesis().isPresent()) {
            add(experiment.hypothesis().get().probes(), families);
        }
        for (var guard : experiment.guards()) {
            families.add(guard.source().family());
        }
        for (var value : experiment.configuration().values().values()) {
            if (value instanceof Configuration.Value.Dynamic(Step probe)) {
                families.add(probe.provider().family());
            }
        }
        return families;
    }

    private static void add(List<Step> steps, Set<String> families) {
        for (var step : steps) {
            families.add(step.provider().family());
            if (step.tolerance().isPresent() && step.tolerance().get() instanceof Tolerance.ByProbe(Step judge)) {
                families.add(judge.provider().family());
            }
        }
    }
}
