package dev.squall.cli;

import dev.squall.model.codec.ExperimentReader;
import dev.squall.model.codec.Reading;
import dev.squall.model.experiment.Experiment;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the experiment that a command names, and says what is wrong with it, a line for each problem. */
final class ExperimentFile {
    private ExperimentFile() {}

    /** The one operand of a command. */
    static String named(Arguments arguments) throws UsageError {
        if (arguments.rest().size() != 1) {
            throw new UsageError(
                    arguments.rest().isEmpty()
                            ? "which experiment?"
                            : "one experiment at a time, not " + arguments.rest());
        }
        return arguments.rest().getFirst();
    }

    /** Empty when it is not valid; that was said then. */
    static Optional<Experiment> read(String file, Terminal terminal) {
        return switch (ExperimentReader.read(Path.of(file))) {
            case Reading.Unreadable(var problems) -> {
                problems.forEach(problem -> terminal.complain(problem.toString()));
                yield Optional.empty();
            }
            case Reading.Read(Experiment experiment, var warnings) -> {
                warnings.forEach(warning -> terminal.complain("warning: " + warning));
                yield Optional.of(experiment);
            }
        };
    }
}
