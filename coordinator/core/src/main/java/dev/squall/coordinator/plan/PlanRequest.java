package dev.squall.coordinator.plan;

import dev.squall.model.experiment.Experiment;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.json.Json;
import java.util.Map;

/**
 * What is asked to be planned.
 *
 * @param seed          decides every random choice; the same seed, experiment and fleet give the same plan
 * @param configuration the resolved values of the experiment's configuration, without the dynamic ones
 */
public record PlanRequest(
        String run, Experiment experiment, RunPolicy policy, long seed, Map<String, Json> configuration) {}
