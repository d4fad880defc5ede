package dev.squall.local.preparation;

import dev.squall.agent.program.ProgramArguments;
import dev.squall.agent.python.PythonHost;
import dev.squall.local.controls.ControlChecks;
import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Hypothesis;
import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.Secrets;
import dev.squall.model.experiment.Step;
import dev.squall.model.tolerance.Tolerance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What Chaos Toolkit looks up on the machine before it runs anything: variables of the environment, programs, Python functions
 * and what they take, what controls say of themselves. Squall's own way leaves that to the agents that need them, but for Python, which only this
 * machine can have when it is the one to run them.
 */
public final class MachineChecks {
    private static final Duration IMPORT = Duration.ofMinutes(1);

    private final Function<String, Optional<String>> environment;
    private final Optional<PythonHost> python;
    private final boolean toTheLetter;
    private final List<String> problems = new ArrayList<>();

    private MachineChecks(
            Function<String, Optional<String>> environment, Optional<PythonHost> python, boolean toTheLetter) {
        this.toTheLetter = toTheLetter;
        this.environment = environment;
        this.python = python;
    }

    /**
     * All that is missing, in the order in which that tool looks; controls are only asked when all else is well.
     *
     * @param absent hears of controls that are not there
     */
    public static List<String> problems(
            Experiment experiment,
            Function<String, Optional<String>> environment,
            Optional<PythonHost> python,
            Consumer<String> absent)
            throws InterruptedException {
        var checks = new MachineChecks(environment, python, true);
        experiment.configuration().values().forEach(checks::configuration);
        experiment.secrets().groups().values().forEach(group -> group.forEach(checks::secret));
        for (var step : steps(experiment)) {
            checks.step(step);
        }
        if (checks.problems.isEmpty() && python.isPresent()) {
            checks.problems.addAll(ControlChecks.problems(experiment.source(), python.get(), absent));
        }
        return List.copyOf(checks.problems);
    }

    /** What its Python functions cannot be called with, or are not there for, and what its controls object to. */
    public static List<String> functions(Experiment experiment, PythonHost python) throws InterruptedException {
        var checks = new MachineChecks(_ -> Optional.empty(), Optional.of(python), false);
        for (var step : steps(experiment)) {
            checks.python(step);
        }
        checks.problems.addAll(ControlChecks.problems(experiment.source(), python, _ -> {}));
        return List.copyOf(checks.problems);
    }

    /** Each followed by the probe that judges it, if there is one. */
    private static List<Step> steps(Experiment experiment) {
        return Stream.of(
                        experiment.hypothesis().map(Hypothesis::probes).orElse(List.of()),
                        experiment.method(),
                        experiment.rollbacks())
                .flatMap(List::stream)
                .flatMap(step -> step.tolerance().orElse(null) instanceof Tolerance.ByProbe(Step judge)
                        ? Stream.of(step, judge)
                        : Stream.of(step))
                .toList();
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

    private void step(Step step) throws InterruptedException {
        if (step.provider() instanceof Provider.Process process
                && ProgramArguments.find(process.path(), environment).isEmpty()) {
            problems.add("no program '" + process.path() + "' is found");
        }
        python(step);
    }

    private void python(Step step) throws InterruptedException {
        if (python.isPresent()
                && step.provider() instanceof Provider.Python function
                && function.nativeTwin().isEmpty()) {
            var names = List.copyOf(function.arguments().members().keySet());
            var inspection = python.get().inspect(function.module(), function.func(), names, IMPORT);
            if (!toTheLetter && inspection.tellsNothing()) {
                return;
            }
            inspection
                    .complaint(
                            function.module(),
                            function.func(),
                            step.kind().name().toLowerCase(Locale.ROOT),
                            step.name())
                    .ifPresent(problems::add);
        }
    }
}
