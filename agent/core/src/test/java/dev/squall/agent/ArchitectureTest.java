package dev.squall.agent;

import dev.squall.checks.HouseRules;
import dev.squall.checks.ModuleClasses;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Acting is given its time and its chance; faults and probes do not know the worker that drives them. */
class ArchitectureTest {
    private final ModuleClasses classes = ModuleClasses.here();

    @Test
    void timeAndChanceAreArguments() {
        classes.obey(HouseRules.timeAndChanceAreArguments(Set.of("RealTime", "Wiring"), "dev.squall.agent.."));
    }

    @Test
    void faultsAndProbesDoNotKnowTheWorker() {
        classes.obey(HouseRules.doesNotKnow("dev.squall.agent.fault..", "dev.squall.agent.worker.."));
        classes.obey(HouseRules.doesNotKnow("dev.squall.agent.probe..", "dev.squall.agent.worker.."));
    }

    @Test
    void nobodyKnowsAParser() {
        classes.obey(HouseRules.doesNotKnow("dev.squall.agent..", "com.fasterxml.jackson..", "org.yaml.snakeyaml.."));
    }
}
