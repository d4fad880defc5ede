package dev.squall.embedded.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.journal.Journal;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunStory;
import dev.squall.model.journal.Stories;
import dev.squall.model.message.Recovery;
import dev.squall.model.tolerance.Verdict;
import java.util.ArrayList;
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
    void aRunWithoutAFaultHasNotHeldWithOne() {
        var journal =
                Stories.gateHeld().finishes(Result.Status.COMPLETED, false).journal();

        assertThat(Expectation.HELD_WITH_A_FAULT.differences(journal)).contains("nothing was broken");
        assertThat(Expectation.HELD_AND_A_GUARD_TOLD.differences(journal)).contains("nothing was broken");
    }

    @Test
    void aGuardThatWatchesHasToTellOfTheFault() {
        var story = Stories.faultsInPlace();
        assertThat(told(story)).contains("no guard told of it");

        story.events().add(new RunEvent.GuardTripped(story.now(), "errors", "value 2 is >= 2"));
        assertThat(told(story)).doesNotContain("no guard told of it");
    }

    private static List<String> told(RunStory story) {
        var events = new ArrayList<>(story.events());
        events.add(new RunEvent.RunFinished(
                story.now(), new Result(Result.Status.COMPLETED, false, Verdict.HELD, Recovery.CLEAN, "held")));
        return Expectation.HELD_AND_A_GUARD_TOLD.differences(Journal.of(events));
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
