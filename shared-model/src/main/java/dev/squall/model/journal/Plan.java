package dev.squall.model.journal;

import static java.util.Objects.requireNonNull;

import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Hypothesis;
import dev.squall.model.experiment.Step;
import dev.squall.model.json.Json;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.StepAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run will do, fixed before it starts: every choice that was made and every candidate there was, so that the run
 * can be repeated.
 *
 * @param run           the run's id
 * @param configuration values known before the run; a dynamic one joins them while it starts
 * @param placements    for each step, the agents that carry it out; a hypothesis probe is placed once, under
 *                      {@code BEFORE}
 */
public record Plan(
        String run,
        Experiment experiment,
        RunPolicy policy,
        long seed,
        Map<String, Json> configuration,
        Map<StepAddress, Placement> placements) {
    public Plan {
        requireNonNull(experiment, "experiment is null");
        if (run.isBlank() || run.length() > 100) {
            throw new IllegalArgumentException("a run's id has 1 to 100 characters");
        }
        configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
        placements = Collections.unmodifiableMap(new LinkedHashMap<>(placements));
    }

    /** The step that stands at an address; none for a guard's sample. */
    public Optional<Step> step(StepAddress address) {
        var steps = steps(address.stage());
        return address.index() < steps.size() ? Optional.of(steps.get(address.index())) : Optional.empty();
    }

    /** Those of one stage, in order. */
    public List<Step> steps(StepAddress.Stage stage) {
        return switch (stage) {
            case CONFIGURATION -> dynamicProbes();
            case BEFORE, DURING, AFTER, RECOVERY ->
                experiment.hypothesis().map(Hypothesis::probes).orElse(List.of());
            case METHOD -> experiment.method();
            case ROLLBACK -> experiment.rollbacks();
            case GUARD -> List.of();
        };
    }

    private List<Step> dynamicProbes() {
        var probes = new ArrayList<Step>();
        for (var value : experiment.configuration().values().values()) {
            if (value instanceof Configuration.Value.Dynamic(Step probe)) {
                probes.add(probe);
            }
        }
        return probes;
    }

    /** Where a step goes, out of which candidates, and what share of it must succeed. */
    public record Placement(List<AgentRef> chosen, List<AgentRef> candidates, double quorum) {
        public Placement {
            chosen = List.copyOf(chosen);
            candidates = List.copyOf(candidates);
            if (chosen.isEmpty()) {
                throw new IllegalArgumentException("a step needs an agent");
            }
        }
    }
}
