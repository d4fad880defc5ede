package dev.squall.cli;

import dev.squall.checks.HouseRules;
import dev.squall.checks.ModuleClasses;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Time and chance are fetched where all runs on this machine fetch them. */
class ArchitectureTest {
    private final ModuleClasses classes = ModuleClasses.here();

    @Test
    void timeAndChanceAreArguments() {
        classes.obey(HouseRules.timeAndChanceAreArguments(Set.of(), "dev.squall.cli"));
    }
}
