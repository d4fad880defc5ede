package dev.squall.cli;

import dev.squall.agent.python.PythonHost;
import dev.squall.cli.notification.Event;
import dev.squall.cli.notification.Notifications;
import dev.squall.local.controls.Controls;
import dev.squall.local.preparation.Families;
import dev.squall.local.preparation.MachineChecks;
import dev.squall.local.preparation.Preparation;
import dev.squall.local.preparation.Preparation.Everywhere;
import dev.squall.local.preparation.Prepared;
import dev.squall.local.preparation.PythonSide;
import dev.squall.local.preparation.Wiring;
import dev.squall.model.codec.ChaosToolkitJournal.Form;
import dev.squall.model.codec.Dialect;
import dev.squall.model.codec.ExperimentReader;
import dev.squall.model.codec.Reading;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.json.Json;
import dev.squall.model.resolution.SecretsResolver;
import dev.squall.model.resolution.Vault;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** From a file on the command line to a run that is prepared: reads it, looks up what is missing, and says why it cannot be. */
final class LocalPreparation {
    /** Of controls that are not there the run itself tells. */
    private static final Consumer<String> UNHEARD = _ -> {};

    private final Arguments arguments;
    private final Terminal terminal;
    private final String file;
    private final RunOptions options;
    private final Variables variables;
    private final Function<String, Optional<String>> environment;
    private final ToolSettings settings;
    private final Notifications notifications;
    private final Everywhere everywhere;
    private final Preparation preparation;

    private LocalPreparation(Arguments arguments, Terminal terminal, ToolSettings settings, Notifications notifications)
            throws UsageError, IOException {
        this.arguments = arguments;
        this.terminal = terminal;
        this.file = ExperimentFile.named(arguments);
        this.options = RunOptions.of(arguments);
        this.variables = Variables.of(arguments, terminal);
        this.environment = variables.over(Wiring.environment());
        this.settings = settings;
        this.notifications = notifications;
        this.everywhere = new Everywhere(
                GlobalControls.read(
                        arguments, settings, words -> ToolSettings.warn(words, arguments.globals(), terminal)),
                settings.all());
        this.preparation = new Preparation(
                file,
                environment,
                variables.values(),
                options.seed(),
                arguments.mode().habits(),
                everywhere,
                trouble -> terminal.complain("warning: " + trouble));
    }

    /** Empty when it cannot be run here; that was said then. */
    static Optional<Prepared> of(
            Arguments arguments, Terminal terminal, ToolSettings settings, Notifications notifications)
            throws UsageError, IOException, InterruptedException {
        var here = new LocalPreparation(arguments, terminal, settings, notifications);
        var experiment = ExperimentFile.read(here.file, arguments, terminal, here::unread);
        if (experiment.isEmpty()) {
            return Optional.empty();
        }
        HeadStart.begin(Families.of(experiment.get()));
        return here.withPython(experiment.get().withSecrets(here.variables.secrets()));
    }

    /** That tool tells of a run before it looks whether the experiment is valid. */
    private void unread(Reading.Unreadable reading) throws InterruptedException {
        if (reading.source().isPresent()) {
            notifications.tell(
                    Event.RUN_STARTED, arguments.mode().shown(reading.source().get()));
        }
    }

    private Optional<Prepared> withPython(Experiment experiment) throws InterruptedException {
        if (!preparation.needsPython(experiment)) {
            return prepared(experiment, Optional.empty());
        }
        var python = new PythonSide(environment, terminal::interject);
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
        if (host.isEmpty() || everywhere.controls().isEmpty()) {
            return Optional.of(experiment);
        }
        var left = Controls.loaded(host.get(), everywhere.controls(), file, experiment.source());
        if (left.equals(experiment.source()) || !(left instanceof Json.Mapping changed)) {
            return Optional.of(experiment);
        }
        return switch (ExperimentReader.fromSource(changed, arguments.mode().dialect())) {
            case Reading.Read(Experiment other, var _) -> Optional.of(other.withSecrets(variables.secrets()));
            case Reading.Unreadable(var problems, var _) -> {
                problems.forEach(problem -> terminal.complain("as a control left it: " + problem));
                yield Optional.empty();
            }
        };
    }

    private Optional<Prepared> prepared(Experiment experiment, Optional<PythonSide> python)
            throws InterruptedException {
        if (experiment.approval().isPresent()) {
            terminal.complain(
                    file + ": approval: nobody else can approve a run on this machine, so it would wait for ever;"
                            + " run it with --coordinator URL, or take 'approval' out");
            return Optional.empty();
        }
        // Before anything is made ready, for it begins the whole command again.
        if (Families.of(experiment).contains(Families.CLUSTER)
                && Whole.missing().isPresent()) {
            throw new NeedsWhole();
        }
        notifications.tell(Event.RUN_STARTED, arguments.mode().shown(experiment.source()));
        var missing = missing(experiment, python.isPresent() ? python.get().host() : Optional.empty());
        if (!missing.isEmpty()) {
            missing.forEach(terminal::complain);
            return Optional.empty();
        }
        var policy = options.policy(experiment, arguments.mode(), settings);
        return switch (preparation.of(experiment, policy, form(experiment), python)) {
            case Preparation.Outcome.Ready(Prepared ready) -> Optional.of(ready);
            case Preparation.Outcome.Impossible(var problems) -> {
                problems.forEach(terminal::complain);
                yield Optional.empty();
            }
        };
    }

    private List<String> missing(Experiment experiment, Optional<PythonHost> host) throws InterruptedException {
        if (!arguments.mode().toTheLetter()) {
            return host.isPresent() ? MachineChecks.functions(experiment, host.get()) : List.of();
        }
        // The first of them, unless nothing is to be validated; and what even then ends a run before it begins.
        var found = arguments.mode().dialect() == Dialect.CHAOS_TOOLKIT
                ? MachineChecks.problems(experiment, environment, host, UNHEARD)
                : List.<String>of();
        return found.stream().findFirst().or(() -> unknownStrategy(experiment)).stream()
                .toList();
    }

    private static Optional<String> unknownStrategy(Experiment experiment) {
        return experiment
                .source()
                .get("runtime")
                .flatMap(runtime -> member(runtime, "hypothesis"))
                .flatMap(block -> member(block, "strategy"))
                .filter(_ -> experiment.strategies().hypothesis().isEmpty())
                .map(strategy -> "there is no hypothesis strategy " + strategy);
    }

    private static Optional<Json> member(Json of, String key) {
        return of instanceof Json.Mapping mapping ? mapping.get(key) : Optional.empty();
    }

    /** Where a vault is, only the resolved configuration says. */
    private Form form(Experiment experiment) throws InterruptedException {
        return arguments.mode().toTheLetter()
                ? new Form.ToTheLetter(SecretsResolver.resolve(experiment.secrets(), environment, Vault.NONE)
                        .groups())
                : Form.SQUALL;
    }
}
