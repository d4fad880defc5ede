package dev.squall.point.spring;

import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.squall.checks.HouseRules;
import dev.squall.checks.ModuleClasses;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an application may lack is known to one class, which is loaded only where it is there. */
class ArchitectureTest {
    private final ModuleClasses classes = ModuleClasses.here();

    @Test
    void reactorIsKeptApart() {
        classes.obey(List.of(ArchRuleDefinition.noClasses()
                .that()
                .doNotHaveSimpleName("ReactorCalls")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("reactor..", "org.reactivestreams..")));
    }

    @Test
    void timeAndChanceAreArguments() {
        classes.obey(HouseRules.timeAndChanceAreArguments(Set.of(), "dev.squall.point.spring.."));
    }
}
