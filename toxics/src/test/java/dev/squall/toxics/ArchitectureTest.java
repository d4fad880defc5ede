package dev.squall.toxics;

import dev.squall.checks.HouseRules;
import dev.squall.checks.ModuleClasses;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Toxics and documents are pure; time and chance are fetched in one place; what moves data knows nothing of what controls it. */
class ArchitectureTest {
    private final ModuleClasses classes = ModuleClasses.here();

    @Test
    void toxicsAndDocumentsArePure() {
        classes.obey(HouseRules.pure("dev.squall.toxics.toxic", "dev.squall.toxics.json"));
    }

    @Test
    void timeAndChanceAreArguments() {
        classes.obey(HouseRules.timeAndChanceAreArguments(Set.of("Wiring"), "dev.squall.toxics.."));
    }

    @Test
    void proxiesKnowNothingOfHttp() {
        classes.obey(HouseRules.doesNotKnow(
                "dev.squall.toxics.proxy",
                "dev.squall.toxics.http",
                "dev.squall.toxics.api",
                "dev.squall.toxics.json"));
    }

    @Test
    void loopsKnowNothingOfWhatRunsOnThem() {
        classes.obey(HouseRules.doesNotKnow(
                "dev.squall.toxics.loop",
                "dev.squall.toxics.proxy",
                "dev.squall.toxics.toxic",
                "dev.squall.toxics.api"));
    }

    @Test
    void theModuleStandsAlone() {
        classes.obey(HouseRules.doesNotKnow(
                "dev.squall.toxics..", "dev.squall.model..", "dev.squall.agent..", "com.fasterxml..", "org.slf4j.."));
    }
}
