package dev.squall.coordinator.app;

import dev.squall.checks.HouseRules;
import dev.squall.checks.ModuleClasses;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules that hold the coordinator's adapters in their places. */
class ArchitectureTest {
    private final ModuleClasses classes = ModuleClasses.here();

    @Test
    void timeAndChanceAreArguments() {
        classes.obey(HouseRules.timeAndChanceAreArguments(Set.of("Wiring"), "dev.squall.coordinator.."));
    }

    @Test
    void nobodyKnowsAParser() {
        classes.obey(
                HouseRules.doesNotKnow("dev.squall.coordinator..", "com.fasterxml.jackson..", "org.yaml.snakeyaml.."));
    }

    @Test
    void onlyTheStoreKnowsSql() {
        classes.obey(
                HouseRules.knownOnlyTo("dev.squall.coordinator.store..", "dev.squall.coordinator..", "java.sql.."));
    }

    @Test
    void theLoopKnowsNeitherKafkaNorTheDatabase() {
        classes.obey(HouseRules.doesNotKnow(
                "dev.squall.coordinator.loop..",
                "org.apache.kafka..",
                "io.smallrye..",
                "jakarta..",
                "javax.sql..",
                "dev.squall.coordinator.store..",
                "dev.squall.coordinator.kafka.."));
    }
}
