package dev.squall.cli;

import dev.squall.model.resolution.ConfigurationResolver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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
            var missing = MachineChecks.problems(experiment.get(), Wiring.environment());
            missing.stream().findFirst().ifPresent(terminal::complain);
            return missing.isEmpty() ? Exit.HELD : Exit.FAILED;
        }
        var resolved = ConfigurationResolver.resolve(
                experiment.get().configuration(), variables.over(Wiring.environment()), variables.values());
        resolved.problems().forEach(problem -> terminal.complain(file + ": " + problem));
        if (!resolved.problems().isEmpty()) {
            return Exit.FAILED;
        }
        terminal.say(file + ": valid: " + experiment.get().title());
        return Exit.HELD;
    }
}
