package dev.squall.checks;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds the rules against classes that break them on purpose. */
class HouseRulesTest {
    private static final String BAD = "dev.squall.checks.bad..";
    private final ModuleClasses tests = ModuleClasses.in(Path.of("target", "test-classes"));

    @Test
    void pureCodeThatAsksForTheTimeOrForChanceIsFound() {
        refused(HouseRules.pure(BAD), "Instant.now()", "Random.<init>()", "Thread.sleep(");
    }

    @Test
    void pureCodeThatTouchesAFileIsFound() {
        refused(HouseRules.pure(BAD).reversed(), "java.nio.file.Files");
    }

    @Test
    void codeThatDoesNoWiringMayNotFetchTheTime() {
        refused(HouseRules.timeAndChanceAreArguments(Set.of(), BAD), "Instant.now()");
    }

    @Test
    void wiringMayFetchTheTime() {
        tests.obey(HouseRules.timeAndChanceAreArguments(Set.of("ReadsTheClock"), "dev.squall.checks.."));
    }

    @Test
    void aParserThatIsKnownToTheWrongPackageIsFound() {
        refused(
                HouseRules.knownOnlyTo("dev.squall.checks.codec..", "dev.squall.checks..", "java.time.."),
                "java.time.Instant");
    }

    @Test
    void anAdapterThatPointsTheWrongWayIsFound() {
        refused(HouseRules.doesNotKnow(BAD, "java.nio.file.."), "java.nio.file.Files");
    }

    @Test
    void aRuleThatSawNoClassFails() {
        refused(HouseRules.pure("dev.squall.gone.."), "failed to check any classes");
    }

    private void refused(List<ArchRule> rules, String... reasons) {
        assertThatThrownBy(() -> tests.obey(rules))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(reasons);
    }
}
