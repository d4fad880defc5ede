package dev.squall.cli;

import dev.squall.agent.python.PythonHost;
import dev.squall.local.controls.ControlChecks;
import dev.squall.local.preparation.Families;
import dev.squall.local.preparation.MachineChecks;
import dev.squall.local.preparation.PythonSide;
import dev.squall.local.preparation.Wiring;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.resolution.ConfigurationResolver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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
        var variables = Variables.of(arguments);
        var experiment = ExperimentFile.read(file, arguments, terminal);
        if (experiment.isEmpty()) {
            return Exit.FAILED;
        }
        if (arguments.mode().toTheLetter()) {
            var missing = withPython(experiment.get(), terminal, host -> missing(experiment.get(), host, terminal));
            missing.stream().findFirst().ifPresent(terminal::complain);
            return missing.isEmpty() ? Exit.HELD : Exit.FAILED;
        }
        var problems = new ArrayList<>(ConfigurationResolver.resolve(
                        experiment.get().configuration(), variables.over(Wiring.environment()), variables.values())
                .problems());
        if (ControlChecks.anyIn(experiment.get().source())) {
            problems.addAll(
                    withPython(experiment.get(), terminal, host -> objections(experiment.get(), host, terminal)));
        }
        problems.forEach(problem -> terminal.complain(file + ": " + problem));
        if (!problems.isEmpty()) {
            return Exit.FAILED;
        }
        terminal.say(file + ": valid: " + OneLine.of(experiment.get().title()));
        return Exit.HELD;
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
