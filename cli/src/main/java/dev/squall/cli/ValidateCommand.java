package dev.squall.cli;

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
            var missing = missing(experiment.get(), terminal);
            missing.ifPresent(terminal::complain);
            return missing.isEmpty() ? Exit.HELD : Exit.FAILED;
        }
        var resolved = ConfigurationResolver.resolve(
                experiment.get().configuration(), variables.over(Wiring.environment()), variables.values());
        resolved.problems().forEach(problem -> terminal.complain(file + ": " + problem));
        if (!resolved.problems().isEmpty()) {
            return Exit.FAILED;
        }
        terminal.say(file + ": valid: " + OneLine.of(experiment.get().title()));
        return Exit.HELD;
    }

    private static Optional<String> missing(Experiment experiment, Terminal terminal) throws InterruptedException {
        var environment = Wiring.environment();
        if (!Families.of(experiment).contains(Families.PYTHON)) {
            return MachineChecks.problems(experiment, environment, Optional.empty()).stream()
                    .findFirst();
        }
        try (var python = new PythonSide(environment, terminal::interject)) {
            return MachineChecks.problems(experiment, environment, python.host()).stream()
                    .findFirst();
        }
    }
}
