package dev.squall.coordinator;

import dev.squall.checks.HouseRules;
import dev.squall.checks.ModuleClasses;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Deciding is pure; the loop around it fetches nothing by itself; nobody here knows a parser. */
class ArchitectureTest {
    private final ModuleClasses classes = ModuleClasses.here();

    @Test
    void planningRunningAndGuardingArePure() {
        classes.obey(HouseRules.pure(
                "dev.squall.coordinator.plan..", "dev.squall.coordinator.run..", "dev.squall.coordinator.guard.."));
    }

    @Test
    void theLoopIsGivenItsTimeAndItsChance() {
        classes.obey(HouseRules.timeAndChanceAreArguments(Set.of(), "dev.squall.coordinator.runner.."));
    }

    @Test
    void decisionsDoNotKnowTheLoopThatDrivesThem() {
        classes.obey(HouseRules.doesNotKnow("dev.squall.coordinator.run..", "dev.squall.coordinator.runner.."));
        classes.obey(HouseRules.doesNotKnow(
                "dev.squall.coordinator.plan..", "dev.squall.coordinator.run..", "dev.squall.coordinator.runner.."));
        classes.obey(HouseRules.doesNotKnow(
                "dev.squall.coordinator.guard..", "dev.squall.coordinator.run..", "dev.squall.coordinator.runner.."));
    }

    @Test
    void nobodyKnowsAParser() {
        classes.obey(
                HouseRules.doesNotKnow("dev.squall.coordinator..", "com.fasterxml.jackson..", "org.yaml.snakeyaml.."));
    }
}
