package dev.squall.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule that finds nothing in bad code guards nothing. */
class SourceRulesTest {
    private static final String MAIN = "m/src/main/java/A.java";

    @Test
    void aCommentedShortFileIsFine() {
        assertThat(SourceRules.violations(MAIN, "/** Answers for a. */\nfinal class Managed {}\n"))
                .isEmpty();
    }

    @Test
    void aFileOfMoreThan300LinesIsRefused() {
        String text = "/** a */\nclass A {\n" + "\n".repeat(299) + "}\n";

        assertThat(SourceRules.violations(MAIN, text))
                .singleElement()
                .asString()
                .contains("302 lines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RunStoreImpl", "RunManager", "HelperOfRuns", "StringUtils", "AbstractRun", "RunDTO"})
    void aVagueNameIsRefused(String name) {
        assertThat(SourceRules.violations(MAIN, "/** a */ class " + name + " {}"))
                .singleElement()
                .asString()
                .contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"// TODO later", "@Disabled", "// FIXME"})
    void unfinishedWorkIsRefused(String mark) {
        assertThat(SourceRules.violations(MAIN, "/** a */ class A { " + mark + "\n}"))
                .singleElement()
                .asString()
                .contains("unfinished");
    }

    @Test
    void aTypeWithoutACommentIsRefused() {
        assertThat(SourceRules.violations(MAIN, "package p;\n\nrecord A() {}\n"))
                .singleElement()
                .asString()
                .contains("no comment");
    }

    @Test
    void aTestThatSleepsIsRefused() {
        assertThat(SourceRules.violations(
                        "m/src/test/java/ATest.java", "class ATest { void a() { Thread.sleep(1); } }"))
                .singleElement()
                .asString()
                .contains("sleeps");
    }

    @Test
    void aPackageThatIsNotNullMarkedIsRefused() {
        assertThat(SourceRules.packageViolations("p/package-info.java", "/** a */ package p;"))
                .singleElement()
                .asString()
                .contains("@NullMarked");
    }
}
