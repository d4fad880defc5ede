package dev.squall.cli;

import dev.squall.model.codec.Reading;
import dev.squall.model.experiment.Experiment;
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

    /** Hears of one that is not valid. */
    interface Unread {
        void with(Reading.Unreadable reading) throws InterruptedException;
    }

    /** Empty when it is not valid; that was said then. */
    static Optional<Experiment> read(String source, Arguments arguments, Terminal terminal)
            throws InterruptedException {
        return read(source, arguments, terminal, _ -> {});
    }

    static Optional<Experiment> read(String source, Arguments arguments, Terminal terminal, Unread unread)
            throws InterruptedException {
        return switch (ExperimentSource.read(arguments, source)) {
            case Reading.Unreadable unreadable -> {
                unreadable.problems().forEach(problem -> terminal.complain(OneLine.of(problem.toString())));
                unread.with(unreadable);
                yield Optional.empty();
            }
            case Reading.Read(Experiment experiment, var warnings) -> {
                if (!arguments.mode().toTheLetter()) {
                    warnings.forEach(warning -> terminal.complain(OneLine.of("warning: " + warning)));
                    Variables.undeclared(arguments, experiment)
                            .forEach(warning -> terminal.complain(OneLine.of("warning: " + warning)));
                }
                yield Optional.of(experiment);
            }
        };
    }
}
