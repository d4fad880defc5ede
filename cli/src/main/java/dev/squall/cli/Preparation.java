package dev.squall.cli;

import dev.squall.agent.python.PythonHost;
import dev.squall.coordinator.plan.PlanRequest;
import dev.squall.coordinator.plan.Planner;
import dev.squall.coordinator.plan.Planning;
import dev.squall.local.OneMachine;
import dev.squall.local.controls.Controls;
import dev.squall.model.codec.ChaosToolkitJournal.Form;
import dev.squall.model.codec.ExperimentReader;
import dev.squall.model.codec.Reading;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.journal.Plan;
import dev.squall.model.json.Json;
import dev.squall.model.resolution.ConfigurationResolver;
import dev.squall.model.resolution.SecretsResolver;
import dev.squall.model.resolution.Vault;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** From a file on the command line to a plan for this machine: reads, looks up what it needs, resolves, plans. */
final class Preparation {
    private final Arguments arguments;
    private final Terminal terminal;
    private final String file;
    private final RunOptions options;
    private final Variables variables;
    private final Function<String, Optional<String>> environment;
    private final ToolSettings settings;
    private final List<Json.Mapping> everywhere;

    private Preparation(Arguments arguments, Terminal terminal) throws UsageError, IOException {
        this.arguments = arguments;
        this.terminal = terminal;
        this.file = ExperimentFile.named(arguments);
        this.options = RunOptions.of(arguments);
        this.variables = Variables.of(arguments);
        this.environment = variables.over(Wiring.environment());
        this.settings = ToolSettings.of(arguments.globals());
        this.everywhere = GlobalControls.read(arguments, settings);
    }

    /** Empty when it cannot be run here; that was said then. */
    static Optional<Prepared> of(Arguments arguments, Terminal terminal)
            throws UsageError, IOException, InterruptedException {
        var preparation = new Preparation(arguments, terminal);
        var experiment = ExperimentFile.read(preparation.file, arguments, terminal);
        return experiment.isEmpty()
                ? Optional.empty()
                : preparation.withPython(experiment.get().withSecrets(preparation.variables.secrets()));
    }

    private Optional<Prepared> withPython(Experiment experiment) throws IOException, InterruptedException {
        boolean needed =
                Families.of(experiment).contains(Families.PYTHON) || Controls.anyIn(experiment.source(), everywhere);
        if (!needed) {
            return prepared(experiment, Optional.empty());
        }
        var python = new PythonSide(environment, terminal);
        Optional<Prepared> prepared = Optional.empty();
        try {
            var seen = loaded(experiment, python.host());
            prepared = seen.isEmpty() ? Optional.empty() : prepared(seen.get(), Optional.of(python));
        } finally {
            if (prepared.isEmpty()) {
                python.close();
            }
        }
        return prepared;
    }

    /** As the controls for every experiment leave it. */
    private Optional<Experiment> loaded(Experiment experiment, Optional<PythonHost> host) throws InterruptedException {
        if (host.isEmpty() || everywhere.isEmpty()) {
            return Optional.of(experiment);
        }
        var left = Controls.loaded(host.get(), everywhere, file, experiment.source());
        if (left.equals(experiment.source()) || !(left instanceof Json.Mapping changed)) {
            return Optional.of(experiment);
        }
        return switch (ExperimentReader.fromSource(changed, arguments.mode().dialect())) {
            case Reading.Read(Experiment other, var _) -> Optional.of(other.withSecrets(variables.secrets()));
            case Reading.Unreadable(var problems) -> {
                problems.forEach(problem -> terminal.complain("as a control left it: " + problem));
                yield Optional.empty();
            }
        };
    }

    private Optional<Prepared> prepared(Experiment experiment, Optional<PythonSide> python)
            throws InterruptedException {
        // First, for it begins the whole command again.
        boolean cluster = Families.of(experiment).contains(Families.CLUSTER);
        if (cluster && Whole.missing().isPresent()) {
            throw new NeedsWhole();
        }
        Optional<PythonHost> host = python.isPresent() ? python.get().host() : Optional.empty();
        var missing = missing(experiment, host);
        if (!missing.isEmpty()) {
            missing.forEach(terminal::complain);
            return Optional.empty();
        }
        var resolved = ConfigurationResolver.resolve(experiment.configuration(), environment, variables.values());
        if (!resolved.problems().isEmpty()) {
            resolved.problems().forEach(problem -> terminal.complain(file + ": " + problem));
            return Optional.empty();
        }
        var form = form(experiment);
        var around = Wiring.surroundings(environment, arguments.mode().habits(), cluster, host);
        var chance = Wiring.chance();
        var request = new PlanRequest(
                Wiring.name(around.clock().instant(), chance),
                experiment,
                options.policy(experiment, arguments.mode(), settings),
                options.seed().orElseGet(() -> (long) chance.nextInt(Integer.MAX_VALUE)),
                resolved.values());
        return switch (Planner.plan(request, OneMachine.fleet(around))) {
            case Planning.Planned(Plan plan) ->
                Optional.of(new Prepared(plan, around, form, python, controls(plan, host, form)));
            case Planning.Rejected(var problems) -> {
                problems.forEach(problem -> terminal.complain(file + " " + problem));
                yield Optional.empty();
            }
        };
    }

    private List<String> missing(Experiment experiment, Optional<PythonHost> host) throws InterruptedException {
        if (arguments.mode().toTheLetter()) {
            return MachineChecks.beforeRun(experiment, environment, host, arguments.mode()).stream()
                    .toList();
        }
        return host.isPresent() ? MachineChecks.functions(experiment, host.get()) : List.of();
    }

    private Form form(Experiment experiment) throws InterruptedException {
        return arguments.mode().toTheLetter() ? new Form.ToTheLetter(secrets(experiment)) : Form.SQUALL;
    }

    private Map<String, Map<String, Json>> secrets(Experiment experiment) throws InterruptedException {
        return SecretsResolver.resolve(experiment.secrets(), environment, Vault.NONE)
                .groups();
    }

    private Optional<Controls> controls(Plan plan, Optional<PythonHost> host, Form form) throws InterruptedException {
        var source = plan.experiment().source();
        if (host.isEmpty() || !Controls.anyIn(source, everywhere)) {
            return Optional.empty();
        }
        var secrets = new LinkedHashMap<String, Json>();
        secrets(plan.experiment()).forEach((group, values) -> secrets.put(group, new Json.Mapping(values)));
        var around = new Controls.Around(
                source, new Json.Mapping(plan.configuration()), new Json.Mapping(secrets), settings.all());
        return Optional.of(new Controls(
                host.get(),
                everywhere,
                around,
                events -> JournalFile.json(events, form),
                trouble -> terminal.complain("warning: " + trouble)));
    }
}
