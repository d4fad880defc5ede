package dev.squall.embedded.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.journal.Result;
import dev.squall.model.journal.Stories;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectationTest {
    @Test
    void aRunThatAGuardStoppedAndThatIsCleanIsAsItShouldBe() {
        List<String> differences =
                Expectation.ABORTED_BY_GUARD.differences(Stories.guardAborts().journal());

        assertThat(differences).isEmpty();
    }

    @Test
    void aGuardThatTrippedBeforeAnythingWasBrokenHasShownNothing() {
        var journal = Stories.gateHeld()
                .stops(dev.squall.model.journal.StopCause.GUARD, "errors")
                .finishes(Result.Status.ABORTED, false)
                .journal();

        List<String> differences = Expectation.ABORTED_BY_GUARD.differences(journal);

        assertThat(differences).containsExactly("nothing was broken");
    }

    @Test
    void anUnknownVerdictIsNeverTakenForHeld() {
        var journal =
                Stories.gateHeld().finishes(Result.Status.COMPLETED, false).journal();

        List<String> differences = Expectation.HELD.differences(journal);

        assertThat(differences).containsExactly("its verdict is UNKNOWN");
    }

    @Test
    void aDeviationWhoseRollbacksJudgedNothingIsNotRepaired() {
        var journal = Stories.gateHeld().finishes(Result.Status.COMPLETED, true).journal();

        List<String> differences = Expectation.DEVIATED_AND_REPAIRED.differences(journal);

        assertThat(differences).contains("its rollbacks did not repair what deviated");
    }

    @Test
    void aRunWithoutAnEndIsDifferentFromEverythingExpected() {
        var journal = Stories.gateHeld().journal();

        assertThat(Expectation.values())
                .allSatisfy(
                        expected -> assertThat(expected.differences(journal)).containsExactly("the run has not ended"));
    }
}
