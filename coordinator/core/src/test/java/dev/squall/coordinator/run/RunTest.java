package dev.squall.coordinator.run;

import static dev.squall.coordinator.run.Samples.action;
import static dev.squall.coordinator.run.Samples.experiment;
import static dev.squall.coordinator.run.Samples.holds;
import static dev.squall.coordinator.run.Samples.inBackground;
import static dev.squall.coordinator.run.Samples.judgedBy;
import static dev.squall.coordinator.run.Samples.pausing;
import static dev.squall.coordinator.run.Samples.pausingFor;
import static dev.squall.coordinator.run.Samples.probe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.experiment.Strategies.HypothesisStrategy;
import dev.squall.model.experiment.Strategies.RollbackStrategy;
import dev.squall.model.journal.Phase;
import dev.squall.model.journal.Result.Status;
import dev.squall.model.journal.RunEvent.HypothesisJudged;
import dev.squall.model.journal.RunEvent.PauseEnded;
import dev.squall.model.journal.RunEvent.StepEnded;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.json.Json;
import dev.squall.model.message.Request;
import dev.squall.model.message.StepAddress.Stage;
import dev.squall.model.tolerance.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The course of a run when agents answer. */
class RunTest {
    private static final Json YES = Json.of(true);
    private static final Json NO = Json.of(false);

    private static Samples whole() {
        return experiment().hypothesis(holds("steady")).method(action("break")).rollbacks(action("mend"));
    }

    @Test
    void holdsWhenTheHypothesisHoldsBeforeAndAfter() {
        var play = Play.of(whole()).start().toEnd();

        assertThat(play.dispatched()).containsExactly("steady", "break", "steady", "mend");
        assertThat(play.result().status()).isEqualTo(Status.COMPLETED);
        assertThat(play.result().verdict()).isEqualTo(Verdict.HELD);
    }

    @Test
    void missedGateInjectsNothingAndRollsNothingBack() {
        var play = Play.of(whole()).when("steady", NO).start().toEnd();

        assertThat(play.dispatched()).containsExactly("steady");
        assertThat(play.result().status()).isEqualTo(Status.GATE_MISSED);
        assertThat(play.result().verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void deviationAfterTheMethodRollsBack() {
        var play = Play.of(whole()).when("steady", YES, NO).start().toEnd();

        assertThat(play.dispatched()).endsWith("mend");
        assertThat(play.result().deviated()).isTrue();
        assertThat(play.result().verdict()).isEqualTo(Verdict.DEVIATED);
    }

    @Test
    void failedProbeAfterTheMethodIsUnknownAndNeverHeld() {
        var play = Play.of(whole()).start();

        play.whenFails("steady").toEnd();

        assertThat(play.result().verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void failedActionDeviatesAndTheMethodGoesOn() {
        var play = Play.of(experiment().hypothesis(holds("steady")).method(action("break"), action("next")))
                .whenFails("break")
                .start()
                .toEnd();

        assertThat(play.dispatched()).contains("next");
        assertThat(play.result().verdict()).isEqualTo(Verdict.DEVIATED);
    }

    @Test
    void methodProbeOutOfItsToleranceDeviates() {
        var play = Play.of(experiment().method(holds("writes")))
                .when("writes", NO)
                .start()
                .toEnd();

        assertThat(play.result().verdict()).isEqualTo(Verdict.DEVIATED);
    }

    @Test
    void runWithoutEvidenceIsUnknown() {
        var play = Play.of(experiment().method(action("break"))).start().toEnd();

        assertThat(play.result().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(play.result().reason()).contains("nothing was judged");
    }

    @ParameterizedTest
    @CsvSource({
        "DEFAULT, true, true",
        "DEFAULT, false, true",
        "ALWAYS, true, true",
        "ALWAYS, false, true",
        "NEVER, false, false",
        "DEVIATED, true, false",
        "DEVIATED, false, true"
    })
    void rollbackStrategyDecides(RollbackStrategy strategy, boolean held, boolean expected) {
        var play = Play.of(whole().policy(RunPolicy.SAFE.withRollbacks(strategy)))
                .when("steady", YES, Json.of(held))
                .start()
                .toEnd();

        assertThat(play.dispatched().contains("mend")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "DEFAULT, true, true", "BEFORE_METHOD_ONLY, true, false", "AFTER_METHOD_ONLY, false, true",
        "DURING_METHOD_ONLY, false, false", "CONTINUOUSLY, true, true", "SKIP, false, false"
    })
    void hypothesisStrategyDecides(HypothesisStrategy strategy, boolean before, boolean after) {
        var play = Play.of(whole().policy(RunPolicy.SAFE.withHypothesis(strategy)))
                .start()
                .toEnd();

        var stages = play.all(HypothesisJudged.class).stream()
                .map(HypothesisJudged::stage)
                .toList();
        assertThat(stages.contains(Stage.BEFORE)).isEqualTo(before);
        assertThat(stages.contains(Stage.AFTER)).isEqualTo(after);
        assertThat(stages.contains(Stage.DURING)).isEqualTo(strategy.during());
    }

    @Test
    void continuousHypothesisIsCheckedAgainAndAgain() {
        var policy = RunPolicy.SAFE.withHypothesis(HypothesisStrategy.DURING_METHOD_ONLY);
        var play = Play.of(experiment()
                        .hypothesis(holds("steady"))
                        .method(pausing("break", Duration.ZERO, Duration.ofSeconds(5)))
                        .policy(policy))
                .start()
                .toEnd();

        assertThat(play.all(HypothesisJudged.class)).hasSizeBetween(5, 7);
    }

    @Test
    void failFastStopsTheMethodAtTheFirstMiss() {
        var policy = RunPolicy.SAFE
                .withHypothesis(HypothesisStrategy.DURING_METHOD_ONLY)
                .withFrequency(Duration.ofSeconds(1), true);
        var play = Play.of(experiment()
                        .hypothesis(holds("steady"))
                        .method(pausing("break", Duration.ZERO, Duration.ofSeconds(5)), action("never"))
                        .policy(policy))
                .when("steady", YES, YES, NO)
                .start()
                .toEnd();

        assertThat(play.dispatched()).doesNotContain("never");
        assertThat(play.result().status()).isEqualTo(Status.FAILED);
    }

    @Test
    void pausesHoldTheStepAndTheNext() {
        var play = Play.of(experiment()
                        .method(pausing("first", Duration.ofSeconds(2), Duration.ofSeconds(30)), action("second")))
                .start()
                .toEnd();

        var ends = play.all(PauseEnded.class).stream().map(PauseEnded::at).toList();
        assertThat(ends).containsExactly(Play.T0.plusSeconds(2), Play.T0.plusSeconds(32));
        assertThat(play.commands().getLast().envelope().issuedAt()).isEqualTo(Play.T0.plusSeconds(32));
    }

    @Test
    void backgroundStepIsAwaitedBeforeTheCheckAfter() {
        var play = Play.of(experiment().hypothesis(holds("steady")).method(inBackground("long"), action("short")))
                .whenSilent("long")
                .start()
                .settle();

        assertThat(play.dispatched()).containsExactly("steady", "long", "short");
        assertThat(play.state.phase()).isEqualTo(Phase.ACTING);
    }

    @Test
    void pauseThatNothingGivesALengthStopsBeforeAnythingIsInjected() {
        var play = Play.of(experiment().dynamic("wait", probe("ask")).method(pausingFor("break", "wait")))
                .whenFails("ask")
                .start()
                .toEnd();

        assertThat(play.dispatched()).containsExactly("ask");
        assertThat(play.result().status()).isEqualTo(Status.FAILED);
    }

    @Test
    void dynamicConfigurationIsKnownToLaterSteps() {
        var play = Play.of(experiment().dynamic("wait", probe("ask")).method(pausingFor("break", "wait")))
                .when("ask", Json.of(4))
                .start()
                .toEnd();

        assertThat(play.commands().getLast().envelope().issuedAt()).isEqualTo(Play.T0.plusSeconds(4));
        assertThat(play.commands().getLast().scope().configuration()).containsEntry("wait", Json.of(4));
    }

    @Test
    void toleranceThatIsAProbeJudgesTheOutput() {
        var play = Play.of(experiment().method(judgedBy("look", probe("judge"))))
                .when("judge", NO)
                .start()
                .toEnd();

        assertThat(play.dispatched()).containsExactly("look", "judge");
        assertThat(play.result().verdict()).isEqualTo(Verdict.DEVIATED);
    }

    @Test
    void dryRunLeavesActionsOutAndPromisesNothing() {
        var play = Play.of(whole().policy(RunPolicy.SAFE.withDry(RunPolicy.Dry.ACTIONS)))
                .start()
                .toEnd();

        assertThat(play.dispatched()).containsExactly("steady", "steady");
        assertThat(play.all(StepEnded.class)).anyMatch(ended -> ended.outcome() == StepOutcome.SKIPPED);
        assertThat(play.result().verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void approvalByDifferentPeopleIsAwaited() {
        var play = Play.of(whole().approvals(2)).start();
        play.give(new RunInput.Requested(play.now, new Request.Approve("run-1", play.now, "ann", "")));
        var again = play.give(new RunInput.Requested(play.now, new Request.Approve("run-1", play.now, "ann", "")));
        assertThat(play.state.phase()).isEqualTo(Phase.AWAITING_APPROVAL);

        play.give(new RunInput.Requested(play.now, new Request.Approve("run-1", play.now, "bob", "")));

        assertThat(again).isEmpty();
        assertThat(play.state.phase()).isEqualTo(Phase.CHECKING_BEFORE);
    }

    @Test
    void quorumOfAFanOutIsEnough() {
        var play = Play.of(experiment().on(0.5, Samples.EU, Samples.US).method(action("break")))
                .start();
        play.toEnd();

        assertThat(play.commands())
                .extracting(command -> command.agent().cluster())
                .containsExactly("eu-1", "us-1");
        assertThat(play.all(StepEnded.class).getFirst().outcome()).isEqualTo(StepOutcome.SUCCEEDED);
    }
}
