package dev.squall.coordinator.run;

import static dev.squall.coordinator.run.Samples.action;
import static dev.squall.coordinator.run.Samples.experiment;
import static dev.squall.coordinator.run.Samples.holds;
import static dev.squall.coordinator.run.Samples.parallel;
import static dev.squall.coordinator.run.Samples.until;
import static dev.squall.coordinator.run.Samples.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.experiment.RecoveryCheck;
import dev.squall.model.journal.Journal;
import dev.squall.model.journal.Result.Status;
import dev.squall.model.journal.RunEvent.StepEnded;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import dev.squall.model.message.StepAddress.Stage;
import dev.squall.model.tolerance.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Steps out of the plain order, and what comes after the rollbacks. */
class FlowTest {
    private static final Json YES = Json.of(true);
    private static final Json NO = Json.of(false);
    private static final RecoveryCheck RECOVERY =
            new RecoveryCheck(Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ZERO);

    @Test
    void probeIsTriedUntilItHolds() {
        var play = Play.of(experiment().method(until("up", 10, Duration.ofSeconds(2)), action("next")))
                .when("up", NO, NO, YES)
                .start()
                .toEnd();

        assertThat(play.dispatched()).containsExactly("up", "up", "up", "next");
        assertThat(play.commands().getLast().envelope().issuedAt()).isEqualTo(Play.T0.plusSeconds(4));
        assertThat(play.result().verdict()).isEqualTo(Verdict.HELD);
    }

    @Test
    void probeThatNeverHoldsDeviatesAfterItsTries() {
        var play = Play.of(experiment().method(until("up", 3, Duration.ofSeconds(2))))
                .when("up", NO)
                .start()
                .toEnd();

        assertThat(play.dispatched()).hasSize(3);
        assertThat(play.result().verdict()).isEqualTo(Verdict.DEVIATED);
    }

    @Test
    void failedTryIsTriedAgain() {
        var play = Play.of(experiment().method(until("up", 3, Duration.ofSeconds(2))))
                .whenFails("up")
                .start();
        play.settle();
        play.when("up", YES);

        play.toEnd();

        assertThat(play.dispatched()).hasSize(2);
        assertThat(play.result().verdict()).isEqualTo(Verdict.HELD);
    }

    @Test
    void probeThatIsRepeatedDeviatesByAnyOfItsTimes() {
        var play = Play.of(experiment().method(Samples.repeated("up", 3, Duration.ofSeconds(2))))
                .when("up", YES, NO, YES)
                .start()
                .toEnd();

        assertThat(play.dispatched()).hasSize(3);
        assertThat(play.result().verdict()).isEqualTo(Verdict.DEVIATED);
    }

    @Test
    void noTryBeginsAfterTheTimeItHas() {
        var play = Play.of(experiment().method(Samples.untilWithin("up", Duration.ofSeconds(5), Duration.ofSeconds(2))))
                .when("up", NO)
                .start()
                .toEnd();

        assertThat(play.dispatched()).hasSize(3);
        assertThat(play.now).isEqualTo(Play.T0.plusSeconds(4));
    }

    @Test
    void groupBeginsTogetherAndIsWaitedFor() {
        var play = Play.of(experiment()
                        .method(action("first"), parallel("left", "both"), parallel("right", "both"), action("last")))
                .whenSilent("left")
                .start()
                .settle();

        assertThat(play.dispatched()).containsExactly("first", "left", "right");

        play.give(new RunInput.Reported(play.now, play.succeeded(play.commands().get(1), YES)));

        assertThat(play.dispatched()).containsExactly("first", "left", "right", "last");
    }

    @Test
    void conditionThatDoesNotHoldLeavesTheStepOut() {
        var play = Play.of(experiment().method(when("break", NO), when("more", YES)))
                .start()
                .toEnd();

        assertThat(play.dispatched()).containsExactly("more");
        assertThat(play.all(StepEnded.class).getFirst().outcome()).isEqualTo(StepOutcome.SKIPPED);
    }

    @Test
    void conditionThatNobodyKnowsMakesTheVerdictUnknown() {
        var play = Play.of(experiment()
                        .hypothesis(holds("steady"))
                        .outputsUsed("never")
                        .method(when("break", Json.of("${steps.never.output}"))))
                .start()
                .toEnd();

        assertThat(play.dispatched()).doesNotContain("break");
        assertThat(play.result().verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void outputOfAnEarlierStepIsPutIntoALaterOne() {
        var play = Play.of(experiment()
                        .outputsUsed("find")
                        .method(
                                action("find"),
                                Samples.calling(
                                        "use", Samples.provider("use", Json.of("${steps.find.output.body.id}")))))
                .when("find", Json.mapping("body", Json.mapping("id", Json.of(7))))
                .start()
                .toEnd();

        assertThat(play.commands().getLast())
                .isInstanceOfSatisfying(
                        Command.Action.class,
                        command -> assertThat(command.provider()).isEqualTo(Samples.provider("use", Json.of(7))));
    }

    @Test
    void stepWithoutWhatItRefersToIsNotCarriedOut() {
        var play = Play.of(experiment()
                        .outputsUsed("find")
                        .method(
                                action("find"),
                                Samples.calling(
                                        "use", Samples.provider("use", Json.of("${steps.find.output.body.id}")))))
                .when("find", YES)
                .start()
                .toEnd();

        assertThat(play.dispatched()).containsExactly("find");
        assertThat(play.result().reason()).contains("use");
        assertThat(play.result().deviated()).isTrue();
    }

    @Test
    void recoveryIsCheckedAfterTheRollbacksAndTimed() {
        var play = Play.of(experiment()
                        .hypothesis(holds("steady"))
                        .method(action("break"))
                        .rollbacks(action("mend"))
                        .recovery(RECOVERY))
                .when("steady", YES, NO, NO, NO, YES)
                .start()
                .toEnd();

        assertThat(play.dispatched())
                .containsExactly("steady", "break", "steady", "mend", "steady", "steady", "steady");
        assertThat(Journal.of(play.events).timings().toRecover()).contains(Duration.ofSeconds(4));
        assertThat(play.result().verdict()).isEqualTo(Verdict.DEVIATED);
    }

    @Test
    void whatDoesNotRecoverInTimeDeviates() {
        var play = Play.of(experiment()
                        .hypothesis(holds("steady"))
                        .method(action("break"))
                        .recovery(RECOVERY))
                .when("steady", YES, YES, NO)
                .start()
                .toEnd();

        assertThat(play.result().reason()).contains("recover");
        assertThat(play.result().deviated()).isTrue();
        assertThat(play.now).isEqualTo(Play.T0.plusSeconds(30));
    }

    @Test
    void interruptionEndsTheWaitForRecovery() {
        var play = Play.of(experiment()
                        .hypothesis(holds("steady"))
                        .method(action("break"))
                        .recovery(RECOVERY))
                .when("steady", YES, YES, NO)
                .start()
                .settle();

        play.abort().toEnd();

        assertThat(play.result().status()).isEqualTo(Status.INTERRUPTED);
        assertThat(play.commands().getLast().step().stage()).isEqualTo(Stage.RECOVERY);
    }
}
