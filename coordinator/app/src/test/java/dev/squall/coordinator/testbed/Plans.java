package dev.squall.coordinator.testbed;

import dev.squall.coordinator.plan.Fleet;
import dev.squall.coordinator.plan.PlanRequest;
import dev.squall.coordinator.plan.Planner;
import dev.squall.coordinator.plan.Planning;
import dev.squall.model.codec.ExperimentReader;
import dev.squall.model.codec.Reading;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.message.AgentRef;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plans over a fleet of one agent. */
public final class Plans {
    public static final AgentRef AGENT = new AgentRef("eu-1", "a1");

    private Plans() {}

    public static Plan of(String run, String experiment) {
        var fleet = new Fleet(List.of(new Fleet.Member(AGENT, Map.of(), Set.of("http", "signal"))));
        if (ExperimentReader.read("experiment.yaml", experiment) instanceof Reading.Read read
                && Planner.plan(new PlanRequest(run, read.experiment(), RunPolicy.SAFE, 1, Map.of()), fleet)
                        instanceof Planning.Planned(var plan)) {
            return plan;
        }
        throw new AssertionError("the experiment cannot be planned");
    }
}
