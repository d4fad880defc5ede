package dev.squall.report;

import dev.squall.checks.HouseRules;
import dev.squall.checks.ModuleClasses;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A report says what a journal says, not when it was made. */
class ArchitectureTest {
    private final ModuleClasses classes = ModuleClasses.here();

    @Test
    void timeAndChanceAreArguments() {
        classes.obey(HouseRules.timeAndChanceAreArguments(Set.of("Wiring"), "dev.squall.report"));
    }

    @Test
    void nobodyKnowsAParser() {
        classes.obey(HouseRules.doesNotKnow("dev.squall.report", "com.fasterxml.jackson..", "org.yaml.snakeyaml.."));
    }
}
