package dev.squall.junit.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.journal.Journal;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.json.Json;
import dev.squall.testbed.RequiresPython;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is a test: it passes when the experiment held, and says everything when it did not. */
@Timeout(120)
class ExperimentTest {
    private static Shop shop;
    private static final List<Journal> JOURNALS = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void open() throws Exception {
        shop = new Shop();
        JOURNALS.clear();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void anExperimentThatHoldsPassesAndItsTestHasTheJournal() {
        assertThat(Tests.of(Held.class)).containsOnlyKeys("page(Journal)").containsEntry("page(Journal)", null);

        var steps = JOURNALS.getFirst().steps();
        assertThat(steps)
                .extracting(Journal.Entry::name)
                .containsExactly("a-page-comes", "the-page-is-late", "a-late-page-comes", "a-page-comes");
        assertThat(steps).allMatch(step -> step.outcome().orElseThrow() == StepOutcome.SUCCEEDED);
        assertThat(shop.inPlace()).isEmpty();
        assertThat(Path.of("target/squall", Held.class.getName() + ".page.json"))
                .content()
                .contains("\"status\": \"completed\"", "the-page-is-late");
    }

    @Test
    void anExperimentThatDeviatesFailsItsTestByTheStepWithTheJournalsPlace() {
        var failure = Tests.of(Deviating.class).get("page()");

        assertThat(failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Deviating.page(): experiment experiments/page-late.yaml deviated: ")
                .hasMessageContaining("\n  method[1] a-late-page-comes: UNKNOWN: GET " + shop.page() + " timed out")
                .hasMessageContaining("\n  journal: target/squall/" + Deviating.class.getName() + ".page.json")
                .hasMessageContaining("\n  seed: 7");
        assertThat(shop.inPlace()).isEmpty();
        assertThat(JOURNALS).as("the body is not called").isEmpty();
    }

    @Test
    void anExperimentWhoseHypothesisDoesNotHoldBeforeInjectsNothingAndFails() {
        assertThat(Tests.of(NoPage.class).get("page()"))
                .hasMessageContaining("injected nothing, because its hypothesis did not hold before")
                .hasMessageContaining("before[0] a-page-comes: ");
    }

    @Test
    void aFaultThatIsNotKnownToBeGoneFailsTheTestByItsName() throws Exception {
        assertThat(Tests.of(ServerGoes.class).get("page()"))
                .hasMessageContaining("may have left a fault in place")
                .hasMessageContaining("\n  not undone: the-page-is-late: ");
        assertThat(Tests.ledgers()).as("the next run would try again").isNotEmptyDirectory();
        Tests.forgetLedgers();
    }

    @Test
    void atAClassItIsRunForEachTestThatNamesNoneItself() {
        assertThat(Tests.of(ForAll.class))
                .hasSize(5)
                .allSatisfy((test, failure) -> assertThat(failure).as(test).isNull());

        assertThat(JOURNALS)
                .extracting(journal -> journal.plan().configuration().get("latency"))
                .containsExactlyInAnyOrder(
                        Json.of("1ms"), Json.of("1ms"), Json.of("1ms"), Json.of("2ms"), Json.of("3ms"));
        assertThat(Path.of("target/squall", ForAll.class.getName() + ".each-1.json"))
                .exists();
    }

    @Test
    void experimentsOfTestsThatMayRunSideBySideTakeTurns() {
        assertThat(Tests.sideBySide(ForAll.class, Held.class).values()).containsOnlyNulls();

        JOURNALS.sort(Comparator.comparing(Journal::started));
        assertThat(JOURNALS).hasSize(6);
        for (int i = 1; i < JOURNALS.size(); i++) {
            assertThat(JOURNALS.get(i).started())
                    .isAfterOrEqualTo(JOURNALS.get(i - 1).ended().orElseThrow());
        }
    }

    @Test
    void whatCannotBeRunSaysWhatWouldBeRight() {
        var results = Tests.of(Wrong.class);

        assertThat(results.get("missing()"))
                .hasMessageContaining("there is no such file, neither on the class path nor at ")
                .hasMessageContaining("put it into src/test/resources/experiments/nothing.yaml");
        assertThat(results.get("misspelt()")).hasMessageContaining("misspelt.yaml:6:20 method[0].provider.type");
        assertThat(results.get("unknown()"))
                .hasMessageContaining("gives a value to 'latencies'")
                .hasMessageContaining("[page, toxiproxy, latency, patience]");
        assertThat(results.get("unreadable()")).hasMessageContaining("must be NAME=VALUE");
        assertThat(results.get("approved()")).hasMessageContaining("approval: nobody can approve a test");
    }

    @Test
    void aValueThatIsNoneSaysWhatItMustBe() {
        assertThat(Tests.of(WrongValue.class).get("page()"))
                .hasMessageContaining("@ConfigurationValue WrongValue.page is a java.lang.Object, and must be a text");
    }

    @Test
    void aFailureAfterTheExperimentTellsItsJournal() {
        assertThat(Tests.of(FailingBody.class).get("page()")).hasMessage("on purpose");
        assertThat(Tests.of(FailingBody.class).get("page()").getSuppressed()[0])
                .hasMessageContaining("FailingBody.page.json");
    }

    @Test
    @RequiresPython
    void functionsOfPythonAreCalled() {
        assertThat(Tests.of(InPython.class)).containsEntry("path()", null);
    }

    static class AtTheShop {
        @ConfigurationValue("page")
        static String address() {
            return shop.page();
        }

        @ConfigurationValue
        final String toxiproxy = shop.toxiproxy();
    }

    @Tag("inner")
    static class Held extends AtTheShop {
        @Experiment("experiments/page-late.yaml")
        void page(Journal journal) {
            JOURNALS.add(journal);
        }
    }

    @Tag("inner")
    static class Deviating extends AtTheShop {
        @Experiment(
                value = "experiments/page-late.yaml",
                with = {"latency=30s", "patience:float=0.2"},
                seed = 7)
        void page() {
            JOURNALS.add(null);
        }
    }

    @Tag("inner")
    static class NoPage {
        @Experiment("src/test/resources/experiments/page-late.yaml")
        void page() {}
    }

    @Tag("inner")
    static class ServerGoes extends AtTheShop {
        @ConfigurationValue
        String stop = shop.stop();

        @Experiment("experiments/server-goes.yaml")
        void page() {}
    }

    @Tag("inner")
    @Experiment(value = "experiments/page-late.yaml", with = "latency=1ms")
    static class ForAll extends AtTheShop {
        @Test
        void first(Journal journal) {
            JOURNALS.add(journal);
        }

        @Test
        @Experiment(value = "experiments/page-late.yaml", with = "latency=2ms")
        void second(Journal journal) {
            JOURNALS.add(journal);
        }

        @ParameterizedTest
        @ValueSource(strings = "teapot")
        void each(String item, Journal journal) {
            JOURNALS.add(journal);
        }

        @Nested
        class Inner {
            @Test
            void third(Journal journal) {
                JOURNALS.add(journal);
            }

            @Experiment(value = "experiments/page-late.yaml", with = "latency=3ms")
            void fourth(Journal journal) {
                JOURNALS.add(journal);
            }
        }
    }

    @Tag("inner")
    static class Wrong {
        @Experiment("experiments/nothing.yaml")
        void missing() {}

        @Experiment("experiments/misspelt.yaml")
        void misspelt() {}

        @Experiment(value = "experiments/page-late.yaml", with = "latencies=1s")
        void unknown() {}

        @Experiment(value = "experiments/page-late.yaml", with = "latency")
        void unreadable() {}

        @Experiment("experiments/approved.yaml")
        void approved() {}
    }

    @Tag("inner")
    static class WrongValue {
        @ConfigurationValue
        Object page = new Object();

        @Experiment("experiments/page-late.yaml")
        void page() {}
    }

    @Tag("inner")
    static class FailingBody extends AtTheShop {
        @Experiment("experiments/page-late.yaml")
        void page() {
            throw new IllegalStateException("on purpose");
        }
    }

    @Tag("inner")
    static class InPython {
        @Experiment("experiments/python.yaml")
        void path() {}
    }
}
