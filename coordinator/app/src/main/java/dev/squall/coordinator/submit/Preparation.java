package dev.squall.coordinator.submit;

import dev.squall.coordinator.plan.Fleet;
import dev.squall.coordinator.plan.PlanRequest;
import dev.squall.coordinator.plan.Planner;
import dev.squall.coordinator.plan.Planning;
import dev.squall.coordinator.submit.Submission.Options;
import dev.squall.model.codec.ExperimentReader;
import dev.squall.model.codec.Problem;
import dev.squall.model.codec.Reading;
import dev.squall.model.codec.Warning;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.resolution.ConfigurationResolver;
import dev.squall.model.resolution.ConfigurationResolver.Resolved;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Makes a plan of a submission, or says all that is in the way. */
public final class Preparation {
    private final Supplier<Fleet> fleet;
    private final Function<String, Optional<String>> environment;
    private final RandomGenerator chance;

    /**
     * @param environment the coordinator's own environment
     * @param allowed     the names of it that experiments may read; an experiment must not learn the coordinator's passwords
     */
    public Preparation(
            Supplier<Fleet> fleet,
            Function<String, Optional<String>> environment,
            Set<String> allowed,
            RandomGenerator chance) {
        this.fleet = fleet;
        this.environment = name -> allowed.contains(name) ? environment.apply(name) : Optional.empty();
        this.chance = chance;
    }

    /** What preparing came to. */
    public sealed interface Prepared {
        record Ready(Plan plan, List<Warning> warnings) implements Prepared {}

        /** The document is no experiment. */
        record Invalid(List<Problem> problems) implements Prepared {}

        /** The experiment is sound and cannot be run here and now. */
        record Impossible(List<Planning.Problem> problems) implements Prepared {}
    }

    public Prepared prepare(String run, Submission submission) {
        return switch (ExperimentReader.read(submission.experiment())) {
            case Reading.Unreadable(var problems, var _) -> new Prepared.Invalid(problems);
            case Reading.Read(var experiment, var warnings) -> plan(run, experiment, submission.options(), warnings);
        };
    }

    private Prepared plan(String run, Experiment experiment, Options options, List<Warning> warnings) {
        var resolved = ConfigurationResolver.resolve(experiment.configuration(), environment, options.variables());
        var problems = problems(experiment, options, resolved);
        if (!problems.isEmpty()) {
            return new Prepared.Impossible(problems);
        }
        long seed = options.seed().orElseGet(chance::nextLong);
        var request = new PlanRequest(run, experiment, policy(experiment, options), seed, resolved.values());
        return switch (Planner.plan(request, fleet.get())) {
            case Planning.Planned(var plan) -> new Prepared.Ready(plan, warnings);
            case Planning.Rejected(var reasons) -> new Prepared.Impossible(reasons);
        };
    }

    private static List<Planning.Problem> problems(Experiment experiment, Options options, Resolved resolved) {
        var declared = experiment.configuration().values().keySet();
        var unknown = options.variables().keySet().stream()
                .filter(name -> !declared.contains(name))
                .map(name -> new Planning.Problem(
                        "variables." + name, "the experiment's configuration declares no such name"));
        return Stream.concat(resolved.problems().stream().map(Preparation::unresolved), unknown)
                .toList();
    }

    /** The resolver speaks for a machine whose environment is the author's own; this one's is not. */
    private static Planning.Problem unresolved(String problem) {
        int end = problem.indexOf(": ");
        return new Planning.Problem(
                problem.substring(0, end),
                problem.substring(end + 2)
                        + ", or pass the value in 'variables': of the coordinator's environment only the names under"
                        + " squall.configuration.environment can be had");
    }

    private static RunPolicy policy(Experiment experiment, Options options) {
        var said = experiment.strategies();
        var policy = RunPolicy.SAFE
                .withHypothesis(options.hypothesis().or(said::hypothesis).orElse(RunPolicy.SAFE.hypothesis()))
                .withRollbacks(options.rollbacks().or(said::rollbacks).orElse(RunPolicy.SAFE.rollbacks()))
                .withDry(options.dry());
        return options.deadline().map(policy::withDeadline).orElse(policy);
    }
}
