package dev.squall.cli;

import dev.squall.agent.program.ProgramArguments;
import dev.squall.model.codec.Dialect;
import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Hypothesis;
import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.Secrets;
import dev.squall.model.experiment.Step;
import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What Chaos Toolkit looks up on the machine before it runs anything: variables of the environment, programs. Squall's own way
 * leaves that to the agents that need them.
 */
final class MachineChecks {
    private final Function<String, Optional<String>> environment;
    private final List<String> problems = new ArrayList<>();

    private MachineChecks(Function<String, Optional<String>> environment) {
        this.environment = environment;
    }

    static List<String> problems(Experiment experiment, Function<String, Optional<String>> environment) {
        var checks = new MachineChecks(environment);
        experiment.configuration().values().forEach(checks::configuration);
        experiment.secrets().groups().values().forEach(group -> group.forEach(checks::secret));
        steps(experiment).map(Step::provider).forEach(checks::provider);
        return List.copyOf(checks.problems);
    }

    /** The first of them, unless nothing is to be validated; and what even then ends a run before it begins. */
    static Optional<String> beforeRun(
            Experiment experiment, Function<String, Optional<String>> environment, Mode mode) {
        var found = mode.dialect() == Dialect.CHAOS_TOOLKIT ? problems(experiment, environment) : List.<String>of();
        return found.stream().findFirst().or(() -> unknownStrategy(experiment));
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

    static Stream<Step> steps(Experiment experiment) {
        return Stream.of(
                        experiment.hypothesis().map(Hypothesis::probes).orElse(List.of()),
                        experiment.method(),
                        experiment.rollbacks())
                .flatMap(List::stream);
    }

    private void configuration(String name, Configuration.Value value) {
        if (value instanceof Configuration.Value.Environment(String key, var fallback, var _)
                && fallback.isEmpty()
                && environment.apply(key).isEmpty()) {
            problems.add("Configuration makes reference to an environment key that does not exist: " + key);
        }
    }

    private void secret(String name, Secrets.Secret secret) {
        if (secret instanceof Secrets.Secret.Environment(String key)
                && environment.apply(key).isEmpty()) {
            problems.add("Secrets make reference to an environment key that does not exist: " + key);
        }
    }

    private void provider(Provider provider) {
        if (provider instanceof Provider.Process process
                && ProgramArguments.find(process.path(), environment).isEmpty()) {
            problems.add("no program '" + process.path() + "' is found");
        }
    }
}
