package dev.squall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs an experiment: alone on this machine, or on a coordinator. */
final class RunCommand implements Command {
    @Override
    public String operands() {
        return "FILE";
    }

    @Override
    public String summary() {
        return "runs an experiment here, or on a coordinator";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<>(List.of(
                new Option("--journal-path", "FILE", "where the journal is written; ./journal.json"),
                new Option("--coordinator", "URL", "run it there, such as http://localhost:8080"),
                Option.flag(
                        "--no-validation", "begin without looking whether the file is valid; in that tool's mode only"),
                RunOptions.NO_VERIFY_TLS,
                new Option("--control-file", "FILE", "controls for every experiment, JSON or YAML"),
                Option.flag("--no-color", "no colours")));
        options.addAll(RunOptions.OPTIONS);
        options.addAll(Variables.OPTIONS);
        return options;
    }

    @Override
    public Exit run(Arguments written, Terminal given) throws UsageError, IOException, InterruptedException {
        var arguments =
                written.has("--no-validation") ? written.under(written.globals().unvalidated()) : written;
        var terminal = arguments.has("--no-color") ? given.plain() : given;
        var journal = Path.of(arguments.last("--journal-path").orElse("./journal.json"));
        if (!arguments.rest().isEmpty()
                && isSame(journal, Path.of(arguments.rest().getFirst()))) {
            throw new UsageError("--journal-path is the experiment itself, which would be written over");
        }
        if (arguments.has("--coordinator")) {
            return new RemoteRun(arguments, terminal, journal).run();
        }
        var settings = ToolSettings.of(arguments.globals(), terminal);
        try (var notifications = settings.notifications(arguments.globals(), terminal)) {
            var prepared = LocalPreparation.of(arguments, terminal, settings, notifications);
            return prepared.isEmpty()
                    ? Exit.FAILED
                    : new LocalRun(prepared.get(), arguments.globals(), terminal, journal, notifications).run();
        }
    }

    private static boolean isSame(Path journal, Path experiment) throws IOException {
        return Files.isRegularFile(journal) && Files.exists(experiment) && Files.isSameFile(journal, experiment);
    }
}
