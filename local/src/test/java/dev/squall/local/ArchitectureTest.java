package dev.squall.local;

import dev.squall.checks.HouseRules;
import dev.squall.checks.ModuleClasses;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One process, and still nobody fetches the time or chance by himself: the simulation lives by that. */
class ArchitectureTest {
    private final ModuleClasses classes = ModuleClasses.here();

    @Test
    void timeAndChanceAreArguments() {
        classes.obey(HouseRules.timeAndChanceAreArguments(Set.of("Wiring"), "dev.squall.local.."));
    }

    @Test
    void nobodyKnowsAParser() {
        classes.obey(HouseRules.doesNotKnow("dev.squall.local..", "com.fasterxml.jackson..", "org.yaml.snakeyaml.."));
    }
}
