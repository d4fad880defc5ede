package dev.squall.junit.experiment;

import dev.squall.checks.HouseRules;
import dev.squall.checks.ModuleClasses;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Runs experiments with what all runs on this machine use, and fetches neither time nor chance itself. */
class ArchitectureTest {
    private final ModuleClasses classes = ModuleClasses.here();

    @Test
    void timeAndChanceAreArguments() {
        classes.obey(HouseRules.timeAndChanceAreArguments(Set.of(), "dev.squall.junit.experiment.."));
    }
}
