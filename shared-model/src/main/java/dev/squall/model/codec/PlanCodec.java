package dev.squall.model.codec;

import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Strategies.HypothesisStrategy;
import dev.squall.model.experiment.Strategies.RollbackStrategy;
import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.json.Json;
import dev.squall.model.message.StepAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** {@link Plan} to JSON and back; the experiment travels as the document it was read from. */
public final class PlanCodec {
    private PlanCodec() {}

    public static Json.Mapping write(Plan plan) {
        return new Members()
                .put("run", plan.run())
                .put("experiment", plan.experiment().source())
                .put("policy", write(plan.policy()))
                .put("seed", plan.seed())
                .put("configuration", new Json.Mapping(plan.configuration()))
                .put("placements", plan.placements().entrySet(), PlanCodec::write)
                .done();
    }

    /** @param experiments reads an experiment's document again */
    static Plan read(Fields fields, Function<Json.Mapping, Experiment> experiments) {
        return new Plan(
                fields.text("run"),
                experiment(fields.mapping("experiment"), experiments),
                policy(fields.fields("policy")),
                fields.integer("seed"),
                fields.mapping("configuration").members(),
                placements(fields));
    }

    /** Only what was once read is ever written, so whatever the reader throws here means a foreign document. */
    private static Experiment experiment(Json.Mapping source, Function<Json.Mapping, Experiment> experiments) {
        try {
            return experiments.apply(source);
        } catch (RuntimeException refused) {
            throw new UnreadableMessage("'experiment' is none: " + refused.getMessage(), refused);
        }
    }

    /** The experiment of a stored document. */
    static Experiment stored(Json.Mapping source) {
        return switch (ExperimentReader.fromSource(source)) {
            case Reading.Read read -> read.experiment();
            case Reading.Unreadable unreadable ->
                throw new IllegalArgumentException(
                        unreadable.problems().getFirst().message());
        };
    }

    private static Map<StepAddress, Plan.Placement> placements(Fields fields) {
        var placements = new LinkedHashMap<StepAddress, Plan.Placement>();
        fields.list("placements", (list, i) -> {
            var placement = list.fields(i);
            return placements.put(Addresses.step(placement, "step"), placement(placement));
        });
        return placements;
    }

    static Json write(Map.Entry<StepAddress, Plan.Placement> placed) {
        var placement = placed.getValue();
        return new Members()
                .put("step", Addresses.write(placed.getKey()))
                .put("chosen", placement.chosen(), Addresses::write)
                .put("candidates", placement.candidates(), Addresses::write)
                .put("quorum", Json.of(placement.quorum()))
                .done();
    }

    private static Plan.Placement placement(Fields fields) {
        return new Plan.Placement(
                fields.list("chosen", Addresses::agent),
                fields.list("candidates", Addresses::agent),
                fields.number("quorum").doubleValue());
    }

    static Json.Mapping write(RunPolicy policy) {
        return new Members()
                .put("hypothesis", policy.hypothesis())
                .put("rollbacks", policy.rollbacks())
                .put("frequency", policy.frequency())
                .put("fail-fast", policy.failFast())
                .put("dry", policy.dry())
                .put("leniencies", List.copyOf(policy.leniencies()), leniency -> Json.of(leniency.word()))
                .put("limits", write(policy.limits()))
                .done();
    }

    private static Json.Mapping write(RunPolicy.Limits limits) {
        return new Members()
                .put("step-timeout", limits.stepTimeout())
                .put("dispatch-window", limits.dispatchWindow())
                .put("answer-grace", limits.answerGrace())
                .put("lease", limits.lease())
                .put("fault-deadline", limits.faultDeadline())
                .put("recovery-timeout", limits.recoveryTimeout())
                .put("deadline", limits.deadline(), limit -> Json.of(limit.toString()))
                .done();
    }

    private static RunPolicy policy(Fields fields) {
        return new RunPolicy(
                fields.oneOf("hypothesis", HypothesisStrategy.values()),
                fields.oneOf("rollbacks", RollbackStrategy.values()),
                fields.duration("frequency"),
                fields.truth("fail-fast"),
                fields.oneOf("dry", RunPolicy.Dry.values()),
                Set.copyOf(fields.list("leniencies", (list, i) -> list.oneOf(i, Leniency.values()))),
                limits(fields.fields("limits")));
    }

    private static RunPolicy.Limits limits(Fields fields) {
        return new RunPolicy.Limits(
                fields.duration("step-timeout"),
                fields.duration("dispatch-window"),
                fields.duration("answer-grace"),
                fields.duration("lease"),
                fields.duration("fault-deadline"),
                fields.duration("recovery-timeout"),
                fields.optional("deadline", Fields::duration));
    }
}
