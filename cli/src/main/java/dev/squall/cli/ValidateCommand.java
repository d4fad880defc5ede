package dev.squall.cli;

import dev.squall.agent.python.PythonHost;
import dev.squall.cli.notification.Event;
import dev.squall.cli.notification.Notifications;
import dev.squall.local.controls.ControlChecks;
import dev.squall.local.preparation.Families;
import dev.squall.local.preparation.MachineChecks;
import dev.squall.local.preparation.PythonSide;
import dev.squall.local.preparation.Wiring;
import dev.squall.model.codec.Problem;
import dev.squall.model.codec.Reading;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.resolution.ConfigurationResolver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads an experiment and says what is wrong with it. */
final class ValidateCommand implements Command {
    @Override
    public String operands() {
        return "FILE";
    }

    @Override
    public String summary() {
        return "reads an experiment and says what is wrong with it";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<>(Variables.OPTIONS);
        options.add(RunOptions.NO_VERIFY_TLS);
        return options;
    }

    @Override
    public Exit run(Arguments arguments, Terminal terminal) throws UsageError, IOException, InterruptedException {
        String file = ExperimentFile.named(arguments);
        var variables = Variables.of(arguments, terminal);
        try (var notifications = ToolSettings.of(arguments.globals()).notifications(arguments.globals(), terminal)) {
            var experiment = ExperimentFile.read(
                    file, arguments, terminal, unreadable -> unread(unreadable, arguments.mode(), notifications));
            if (experiment.isEmpty()) {
                return Exit.FAILED;
            }
            var shown = arguments.mode().shown(experiment.get().source());
            notifications.tell(Event.VALIDATE_STARTED, shown);
            var problems = problems(experiment.get(), variables, arguments.mode(), terminal);
            if (problems.isEmpty()) {
                notifications.tell(Event.VALIDATE_COMPLETED, shown);
            } else {
                notifications.failed(Event.VALIDATE_FAILED, shown, String.join("; ", problems));
            }
            return said(file, experiment.get(), problems, arguments.mode(), terminal);
        }
    }

    private static void unread(Reading.Unreadable unreadable, Mode mode, Notifications notifications)
            throws InterruptedException {
        if (unreadable.source().isPresent()) {
            var shown = mode.shown(unreadable.source().get());
            String problems =
                    unreadable.problems().stream().map(Problem::toString).collect(Collectors.joining("; "));
            notifications.tell(Event.VALIDATE_STARTED, shown);
            notifications.failed(Event.VALIDATE_FAILED, shown, problems);
        }
    }

    private static List<String> problems(Experiment experiment, Variables variables, Mode mode, Terminal terminal)
            throws InterruptedException {
        if (mode.toTheLetter()) {
            var missing = withPython(experiment, terminal, host -> missing(experiment, host, terminal));
            return missing.stream().limit(1).toList();
        }
        var problems = new ArrayList<>(ConfigurationResolver.resolve(
                        experiment.configuration(), variables.over(Wiring.environment()), variables.values())
                .problems());
        if (ControlChecks.anyIn(experiment.source())) {
            problems.addAll(withPython(experiment, terminal, host -> objections(experiment, host, terminal)));
        }
        return problems;
    }

    private static Exit said(String file, Experiment experiment, List<String> problems, Mode mode, Terminal terminal) {
        String name = mode.toTheLetter() ? "" : file + ": ";
        problems.forEach(problem -> terminal.complain(name + problem));
        if (problems.isEmpty() && !mode.toTheLetter()) {
            terminal.say(name + "valid: " + OneLine.of(experiment.title()));
        }
        return problems.isEmpty() ? Exit.HELD : Exit.FAILED;
    }

    private interface Look {
        List<String> at(Optional<PythonHost> host) throws InterruptedException;
    }

    /** With an interpreter only where the experiment has something to ask it. */
    private static List<String> withPython(Experiment experiment, Terminal terminal, Look look)
            throws InterruptedException {
        boolean needed = Families.of(experiment).contains(Families.PYTHON) || ControlChecks.anyIn(experiment.source());
        if (!needed) {
            return look.at(Optional.empty());
        }
        try (var python = new PythonSide(Wiring.environment(), terminal::interject)) {
            return look.at(python.host());
        }
    }

    private static List<String> missing(Experiment experiment, Optional<PythonHost> host, Terminal terminal)
            throws InterruptedException {
        return MachineChecks.problems(experiment, Wiring.environment(), host, absent(terminal));
    }

    private static List<String> objections(Experiment experiment, Optional<PythonHost> host, Terminal terminal)
            throws InterruptedException {
        return host.isPresent() ? ControlChecks.problems(experiment.source(), host.get(), absent(terminal)) : List.of();
    }

    private static Consumer<String> absent(Terminal terminal) {
        return words -> terminal.complain("warning: " + words);
    }
}
