package dev.squall.local.simulation;

import dev.squall.model.experiment.Comparison;
import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Flow;
import dev.squall.model.experiment.Guard;
import dev.squall.model.experiment.Hypothesis;
import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.Step;
import dev.squall.model.json.Json;
import dev.squall.model.tolerance.Tolerance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An experiment as it is played in a made-up system: whether a probe is within its tolerance, and a guard's metric within
 * its bounds, is drawn by chance instead of being judged from an output that nobody has. Everything else is as written.
 */
final class Script {
    private static final Tolerance WITHIN = new Tolerance.Exactly(Json.of(true));
    private static final Comparison BREACH = Comparison.parse("> 0.5").orElseThrow();

    private Script() {}

    /** What a probe sees, told by the command it carries out. */
    static Json seen(String command, boolean off) {
        if (command.contains("/guard[")) {
            return Json.of(off ? 1 : 0);
        }
        return command.contains("/configuration[") ? Json.of(1) : Json.of(!off);
    }

    static Experiment of(Experiment experiment) {
        return new Experiment(
                experiment.title(),
                experiment.description(),
                experiment.tags(),
                experiment.configuration(),
                experiment.secrets(),
                experiment.hypothesis().map(Script::of),
                steps(experiment.method()),
                steps(experiment.rollbacks()),
                experiment.controls(),
                experiment.extensions(),
                experiment.strategies(),
                experiment.owner(),
                experiment.targets(),
                experiment.blastRadius(),
                experiment.guards().stream().map(Script::of).toList(),
                experiment.approval(),
                experiment.deadline(),
                experiment.recovery(),
                Set.of(),
                experiment.source());
    }

    private static Hypothesis of(Hypothesis written) {
        return new Hypothesis(written.title(), steps(written.probes()), written.controls(), written.source());
    }

    private static List<Step> steps(List<Step> written) {
        return written.stream().map(Script::of).toList();
    }

    private static Step of(Step step) {
        return new Step(
                step.kind(),
                step.name(),
                step.provider(),
                step.kind() == Step.Kind.PROBE ? step.tolerance().map(_ -> WITHIN) : Optional.empty(),
                step.pauses(),
                step.background(),
                step.timeout(),
                step.duration(),
                step.targets(),
                step.controls(),
                of(step.flow()),
                step.source());
    }

    /** Conditions hold, for what they look at is simulated; what is tried until it is good is tried until it is within bounds. */
    private static Flow of(Flow flow) {
        var repeat = flow.repeat()
                .map(tries -> new Flow.Repeat(
                        tries.times(),
                        tries.every(),
                        tries.within(),
                        tries.until().map(_ -> WITHIN)));
        return new Flow(Optional.empty(), repeat, flow.parallel(), flow.mayFail());
    }

    private static Guard of(Guard guard) {
        var trip = guard.trip();
        return new Guard(
                guard.name(),
                guard.source(),
                Optional.empty(),
                guard.at(),
                guard.reduce(),
                BREACH,
                guard.warnWhen().map(_ -> BREACH),
                guard.relativeTo(),
                guard.interval(),
                guard.initialDelay(),
                new Guard.Trip(trip.consecutive(), trip.of(), trip.atOnce().map(_ -> BREACH)),
                guard.noData(),
                guard.maxSampleAge(),
                guard.onTrip(),
                guard.before(),
                guard.after(),
                guard.mode(),
                guard.written());
    }

    /** Everything that an agent must be able to do for it. */
    static List<Provider> providers(Experiment experiment) {
        var providers = new ArrayList<Provider>();
        experiment.configuration().values().values().forEach(value -> {
            if (value instanceof Configuration.Value.Dynamic(Step probe)) {
                providers.add(probe.provider());
            }
        });
        experiment
                .hypothesis()
                .ifPresent(hypothesis -> hypothesis.probes().forEach(probe -> providers.add(probe.provider())));
        experiment.method().forEach(step -> providers.add(step.provider()));
        experiment.rollbacks().forEach(step -> providers.add(step.provider()));
        experiment.guards().forEach(guard -> providers.add(guard.source()));
        return providers;
    }

    /** Values for a rehearsal: what is written, else something of the right type. */
    static Map<String, Json> configuration(Experiment experiment) {
        var values = new LinkedHashMap<String, Json>();
        experiment.configuration().values().forEach((name, value) -> {
            switch (value) {
                case Configuration.Value.Literal(Json literal) -> values.put(name, literal);
                case Configuration.Value.Environment(var _, var fallback, String type) ->
                    values.put(name, fallback.orElseGet(() -> placeholder(type)));
                case Configuration.Value.Dynamic _ -> {}
            }
        });
        return values;
    }

    private static Json placeholder(String type) {
        return switch (type) {
            case "int", "integer", "float", "number" -> Json.of(1);
            case "bool", "boolean" -> Json.of(true);
            case "json" -> Json.Mapping.EMPTY;
            default -> Json.of("rehearsed");
        };
    }
}
