package dev.squall.cli;

import dev.squall.local.preparation.Wiring;
import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.json.Json;
import dev.squall.model.resolution.ConfigurationResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is sent to a coordinator: the file as it is, and the options. Configuration that the file takes from the environment
 * comes from the user's shell, because the coordinator's is another one.
 */
final class Submission {
    private static final List<String> HERE_ALONE =
            List.of("--fail-fast", "--hypothesis-frequency", "--lenient", "--control-file");

    private Submission() {}

    /** Empty when the file is not valid; that was said then. */
    static Optional<Json> of(Arguments arguments, Terminal terminal)
            throws UsageError, IOException, InterruptedException {
        String file = ExperimentFile.named(arguments);
        for (var option : HERE_ALONE) {
            if (arguments.has(option)) {
                throw new UsageError(option + " is for runs on this machine");
            }
        }
        var options = RunOptions.of(arguments);
        var variables = Variables.of(arguments, terminal);
        if (!variables.secrets().isEmpty()) {
            throw new UsageError("secrets of a --var-file are for runs on this machine: agents read theirs themselves");
        }
        var experiment = ExperimentFile.read(file, arguments, terminal);
        if (experiment.isEmpty()) {
            return Optional.empty();
        }
        var configuration = experiment.get().configuration();
        var resolved =
                ConfigurationResolver.resolve(configuration, variables.over(Wiring.environment()), variables.values());
        if (!resolved.problems().isEmpty()) {
            resolved.problems().forEach(problem -> terminal.complain(file + ": " + problem));
            return Optional.empty();
        }
        var given = new LinkedHashMap<String, Json>();
        resolved.values().forEach((name, value) -> {
            if (variables.values().containsKey(name)
                    || configuration.values().get(name) instanceof Configuration.Value.Environment) {
                given.put(name, value);
            }
        });
        var members = new LinkedHashMap<String, Json>();
        members.put("experiment", written(file, experiment.get()));
        members.put("variables", new Json.Mapping(given));
        options.seed().ifPresent(seed -> members.put("seed", Json.of(Long.toString(seed))));
        options.hypothesis().ifPresent(when -> members.put("hypothesis-strategy", Json.of(when.word())));
        options.rollbacks().ifPresent(when -> members.put("rollback-strategy", Json.of(when.word())));
        arguments.last("--deadline").ifPresent(deadline -> members.put("deadline", Json.of(deadline)));
        if (options.dry() != RunPolicy.Dry.NONE) {
            members.put("dry", Json.of(options.dry().name().toLowerCase(Locale.ROOT)));
        }
        return Optional.of(new Json.Mapping(members));
    }

    /** As text where that can be read again, for places in it can be named then; a pipe is empty by now. */
    private static Json written(String file, Experiment experiment) throws IOException {
        return ExperimentSource.isAddress(file) || !Files.isRegularFile(Path.of(file))
                ? experiment.source()
                : Json.of(TextFile.read(Path.of(file)));
    }
}
