package dev.squall.model.journal;

import static dev.squall.model.journal.RunStory.EU;
import static dev.squall.model.journal.RunStory.US;
import static dev.squall.model.journal.Stories.CHECK;
import static dev.squall.model.journal.Stories.LOOK;
import static dev.squall.model.journal.Stories.PAUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.Report;
import dev.squall.model.message.StepAddress.Stage;
import dev.squall.model.tolerance.Judgement;
import dev.squall.model.tolerance.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JournalTest {
    @Test
    void stepsStandInTheOrderInWhichTheyWereStarted() {
        var journal = Stories.guardAborts().journal();

        assertThat(journal.steps()).extracting(Journal.Entry::name).containsExactly("answers", "pause-shop", "repair");
        assertThat(journal.steps(Stage.METHOD))
                .extracting(Journal.Entry::address)
                .containsExactly(PAUSED);
    }

    @Test
    void aStepHoldsWhatEachOfItsAgentsSaid() {
        var entry = Stories.guardAborts().journal().steps(Stage.METHOD).getFirst();

        assertThat(entry.shares()).extracting(Journal.Share::agent).containsExactly(EU, US);
        assertThat(entry.shares())
                .extracting(Journal.Share::output)
                .containsExactly(Optional.of(Json.of("pid 7")), Optional.of(Json.of("pid 8")));
        assertThat(entry.outcome()).contains(StepOutcome.SUCCEEDED);
    }

    @Test
    void aCheckHoldsItsProbesAndItsJudgement() {
        var checks = Stories.gateHeld().journal().checks();

        assertThat(checks).singleElement().satisfies(check -> {
            assertThat(check.stage()).isEqualTo(Stage.BEFORE);
            assertThat(check.judgement()).map(Judgement::verdict).contains(Verdict.HELD);
            assertThat(check.probes()).extracting(Journal.Entry::address).containsExactly(CHECK);
        });
    }

    @Test
    void aProbeThatJudgesAnotherOnesOutputIsNoStepOfItsOwn() {
        var story = RunStory.of(Stories.YAML).sends(LOOK, EU);
        var sent = (RunEvent.StepDispatched) story.events().getLast();
        var judge = (dev.squall.model.message.Command.Probe) sent.command();
        var envelope = new dev.squall.model.message.Envelope(judge.id() + "/judge", "run-7", 1, sent.at(), sent.at());
        story.succeeds(LOOK, EU, Json.of("own"))
                .events()
                .add(new RunEvent.StepDispatched(
                        sent.at(),
                        new dev.squall.model.message.Command.Probe(
                                envelope, EU, LOOK, "judge", judge.provider(), judge.scope(), judge.timeout())));
        story.answers(
                new Report.Succeeded("run-7", envelope.id(), EU, sent.at(), Json.of("judged"), sent.at(), sent.at()));

        var entry = story.ends(LOOK, StepOutcome.SUCCEEDED)
                .journal()
                .steps(Stage.METHOD)
                .getFirst();

        assertThat(entry.name()).isEqualTo("look");
        assertThat(entry.shares())
                .singleElement()
                .extracting(Journal.Share::output)
                .isEqualTo(Optional.of(Json.of("own")));
    }

    @Test
    void aStepThatADryRunLeftOutIsThereWithItsName() {
        var journal = RunStory.of(Stories.YAML).ends(LOOK, StepOutcome.SKIPPED).journal();

        assertThat(journal.steps()).singleElement().satisfies(entry -> {
            assertThat(entry.name()).isEqualTo("look");
            assertThat(entry.shares()).isEmpty();
        });
    }

    @Test
    void aFaultIsInPlaceUntilItsEndIsReported() {
        var faults = Stories.faultsInPlace().journal().faults();

        assertThat(faults).hasSize(2).allSatisfy(fault -> {
            assertThat(fault.injected()).isPresent();
            assertThat(fault.outcome()).isEmpty();
        });
    }

    @Test
    void theLastWordOfAFaultsEndStands() {
        var faults = Stories.faultsInPlace()
                .recovers(PAUSED, EU, Recovery.DIRTY, Duration.ZERO)
                .recovers(PAUSED, EU, Recovery.CLEAN, Duration.ZERO)
                .journal()
                .faults();

        assertThat(faults.getFirst().recoveries()).hasSize(2);
        assertThat(faults.getFirst().outcome()).contains(Recovery.CLEAN);
    }

    @Test
    void aFaultThatNobodyHeardOfAgainEndedUnknown() {
        var faults = Stories.faultsInPlace().forgets(PAUSED, US).journal().faults();

        assertThat(faults.getLast().outcome()).contains(Recovery.UNKNOWN);
        assertThat(faults.getLast().lost()).contains("no word of its end");
    }

    @Test
    void anActionThatNobodyKnowsTheEndOfMayHaveLeftAFault() {
        var faults = RunStory.of(Stories.YAML)
                .sends(PAUSED, EU)
                .loses(PAUSED, EU)
                .journal()
                .faults();

        assertThat(faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault.injected()).isEmpty());
    }

    @Test
    void everySampleOfAGuardIsKept() {
        var trace = Stories.guardAborts().journal().guards().getFirst();

        assertThat(trace.samples()).hasSize(4);
        assertThat(trace.tripped()).map(RunEvent.GuardTripped::guard).contains("errors");
    }

    @Test
    void everyTimeAGuardBeganToWarnIsKept() {
        var trace = Stories.guardAborts().journal().guards().getFirst();

        assertThat(trace.warnings())
                .extracting(RunEvent.GuardWarned::reason)
                .containsExactly("value 0.20 is > 0.02", "value 0.21 is > 0.02");
        assertThat(trace.warnings().getFirst().at())
                .isEqualTo(trace.samples().getFirst().at());
    }

    @Test
    void theBreachIsTheFirstSampleOfTheUnbrokenRowThatTrippedTheGuard() {
        var timings = Stories.guardAborts().journal().timings();

        assertThat(timings.breachToDecision()).contains(Duration.ofMillis(200));
    }

    @Test
    void timingsTellHowLongTheLastAgentTookAndHowLongTheSlowestUndo() {
        var timings = Stories.guardAborts().journal().timings();

        assertThat(timings.faults()).hasSize(2);
        assertThat(timings.decisionToLastUndoing()).contains(Duration.ofMillis(300 - 50));
        assertThat(timings.undoingToVerified()).contains(Duration.ofMillis(50));
        assertThat(timings.total()).contains(Duration.ofMillis(500));
    }

    @Test
    void aRunThatWasNotStoppedHasNoTimings() {
        var timings = Stories.gateHeld().journal().timings();

        assertThat(timings.decision()).isEmpty();
        assertThat(timings.total()).isEmpty();
    }

    @Test
    void everyPrefixOfARunHasAJournal() {
        var events = Stories.guardAborts().events();
        for (int length = 1; length <= events.size(); length++) {
            assertThat(Journal.of(events.subList(0, length)).plan().run()).isEqualTo("run-7");
        }
    }

    @Test
    void eventsWithoutAPlanAreNoRun() {
        assertThatIllegalArgumentException().isThrownBy(() -> Journal.of(List.of()));
    }
}
