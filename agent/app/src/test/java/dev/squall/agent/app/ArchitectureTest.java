package dev.squall.agent.app;

import dev.squall.checks.HouseRules;
import dev.squall.checks.ModuleClasses;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Adapters point inward: they know the core, and neither the wiring nor a parser. */
class ArchitectureTest {
    /** Besides the wiring, those that wait between two attempts to reach a broker. */
    private static final Set<String> MAY_WAIT = Set.of("Wiring", "AgentLink", "Inbox");

    private final ModuleClasses classes = ModuleClasses.here();

    @Test
    void timeAndChanceAreArguments() {
        classes.obey(HouseRules.timeAndChanceAreArguments(MAY_WAIT, "dev.squall.agent.."));
    }

    @Test
    void adaptersDoNotKnowTheWiring() {
        classes.obey(HouseRules.doesNotKnow("dev.squall.agent.kafka..", "dev.squall.agent.app.."));
    }

    @Test
    void nobodyKnowsAParser() {
        classes.obey(HouseRules.doesNotKnow("dev.squall.agent..", "com.fasterxml.jackson..", "org.yaml.snakeyaml.."));
    }
}
