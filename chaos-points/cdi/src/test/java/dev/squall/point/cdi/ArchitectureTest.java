package dev.squall.point.cdi;

import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.squall.checks.HouseRules;
import dev.squall.checks.ModuleClasses;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an application may lack is known to one class each, which is loaded only where it is there. */
class ArchitectureTest {
    private final ModuleClasses classes = ModuleClasses.here();

    private void knownOnlyTo(String names, String secret) {
        classes.obey(List.of(ArchRuleDefinition.noClasses()
                .that()
                .haveNameNotMatching("dev\\.squall\\.point\\.cdi\\.(" + names + ")(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(secret)));
    }

    @Test
    void librariesThatMayBeMissingAreKeptApart() {
        knownOnlyTo("MutinyCalls|Workers", "io.smallrye..");
        knownOnlyTo("EventLoop", "io.vertx..");
        knownOnlyTo("ChaosScopeFilter", "jakarta.ws.rs..");
    }

    @Test
    void timeAndChanceAreArguments() {
        classes.obey(HouseRules.timeAndChanceAreArguments(Set.of(), "dev.squall.point.cdi.."));
    }
}
