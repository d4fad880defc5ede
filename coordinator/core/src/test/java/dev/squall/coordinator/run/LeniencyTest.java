package dev.squall.coordinator.run;

import static dev.squall.coordinator.run.Samples.action;
import static dev.squall.coordinator.run.Samples.experiment;
import static dev.squall.coordinator.run.Samples.holds;
import static dev.squall.coordinator.run.Samples.inBackground;
import static dev.squall.coordinator.run.Samples.pausing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.experiment.Strategies.HypothesisStrategy;
import dev.squall.model.experiment.Strategies.RollbackStrategy;
import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.Result.Status;
import dev.squall.model.journal.RunEvent.StepEnded;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.journal.RunPolicy.Dry;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.json.Json;
import dev.squall.model.message.Report.Trouble;
import dev.squall.model.tolerance.Verdict;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each leniency changes, each alone, against what happens without it. */
class LeniencyTest {
    private static final Json YES = Json.of(true);
    private static final Json NO = Json.of(false);

    private static RunPolicy lenient(boolean allowed, Leniency leniency) {
        return RunPolicy.SAFE.withLeniencies(allowed ? Set.of(leniency) : Leniency.NONE);
    }

    private static Samples whole(RunPolicy policy) {
        return experiment()
                .hypothesis(holds("steady"))
                .method(action("break"))
                .rollbacks(action("mend"))
                .policy(policy);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void missedGateCompletesTheRun(boolean allowed) {
        var policy = RunPolicy.SAFE.withLeniencies(
                allowed ? Set.of(Leniency.GATE_MISS_COMPLETES, Leniency.NO_ROLLBACKS_AFTER_FAILURE) : Leniency.NONE);

        var play = Play.of(whole(policy)).when("steady", NO).start().toEnd();

        assertThat(play.result().status()).isEqualTo(allowed ? Status.COMPLETED : Status.GATE_MISSED);
        assertThat(play.dispatched().contains("mend")).isEqualTo(allowed);
        assertThat(play.dispatched()).doesNotContain("break");
    }

    @Test
    void gateThatCannotBeCheckedFailsTheRun() {
        var policy = RunPolicy.SAFE.withLeniencies(Leniency.ALL);

        var play = Play.of(whole(policy)).whenFails("steady").start().toEnd();

        assertThat(play.result().status()).isEqualTo(Status.FAILED);
        assertThat(play.dispatched()).containsExactly("steady");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failedRunIsNotRolledBack(boolean allowed) {
        var leniencies = EnumSet.of(Leniency.FAILED_CHECK_FAILS_RUN);
        if (allowed) {
            leniencies.add(Leniency.NO_ROLLBACKS_AFTER_FAILURE);
        }
        var play = Play.of(whole(RunPolicy.SAFE.withLeniencies(leniencies)));
        play.when("steady", YES).start();
        play.whenFails("steady");

        play.toEnd();

        assertThat(play.result().status()).isEqualTo(Status.FAILED);
        assertThat(play.dispatched().contains("mend")).isEqualTo(!allowed);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void checkThatCannotBeMadeFailsTheRun(boolean allowed) {
        var play = Play.of(whole(lenient(allowed, Leniency.FAILED_CHECK_FAILS_RUN)));
        play.when("steady", YES).start();
        play.whenFails("steady");

        play.toEnd();

        assertThat(play.result().status()).isEqualTo(allowed ? Status.FAILED : Status.COMPLETED);
        assertThat(play.result().deviated()).isEqualTo(allowed);
        assertThat(play.result().verdict()).isEqualTo(allowed ? Verdict.DEVIATED : Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void missDuringTheMethodOnlyWarns(boolean allowed) {
        var policy =
                lenient(allowed, Leniency.MISS_DURING_ONLY_WARNS).withHypothesis(HypothesisStrategy.DURING_METHOD_ONLY);

        var play = Play.of(experiment()
                        .hypothesis(holds("steady"))
                        .method(pausing("break", Duration.ZERO, Duration.ofSeconds(3)))
                        .policy(policy))
                .when("steady", NO)
                .start()
                .toEnd();

        assertThat(play.result().deviated()).isEqualTo(!allowed);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failingFastWaitsForTheStep(boolean allowed) {
        var policy = lenient(allowed, Leniency.FAIL_FAST_WAITS)
                .withHypothesis(HypothesisStrategy.CONTINUOUSLY)
                .withFrequency(Duration.ofSeconds(1), true);

        var play = Play.of(experiment()
                        .hypothesis(holds("steady"))
                        .method(pausing("break", Duration.ZERO, Duration.ofSeconds(5)), action("never"))
                        .policy(policy))
                .when("steady", YES, YES, NO, YES)
                .start()
                .toEnd();

        assertThat(play.dispatched()).doesNotContain("never");
        assertThat(play.result().status()).isEqualTo(Status.FAILED);
        assertThat(play.now).isEqualTo(Play.T0.plusSeconds(allowed ? 5 : 1));
        assertThat(play.dispatched().getLast()).isEqualTo("steady");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failedStepIsOnlyNoted(boolean allowed) {
        var play = Play.of(whole(lenient(allowed, Leniency.FAILED_STEPS_ONLY_NOTED)))
                .whenFails("break")
                .start()
                .toEnd();

        assertThat(play.result().deviated()).isEqualTo(!allowed);
    }

    @Test
    void stepThatMayFailIsOnlyNotedInAnyRun() {
        var play = Play.of(experiment().method(Samples.mayFail("break")))
                .whenFails("break")
                .start()
                .toEnd();

        assertThat(play.result().deviated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void toleranceInTheMethodIsIgnored(boolean allowed) {
        var play = Play.of(
                        experiment().method(holds("look")).policy(lenient(allowed, Leniency.METHOD_TOLERANCES_IGNORED)))
                .when("look", NO)
                .start()
                .toEnd();

        assertThat(play.result().deviated()).isEqualTo(!allowed);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void errorOfTheToolAbortsTheMethod(boolean allowed) {
        var play = Play.of(experiment()
                        .method(action("break"), action("more"))
                        .rollbacks(action("mend"))
                        .policy(lenient(allowed, Leniency.TOOL_ERROR_ENDS_RUN)))
                .whenFails("break", Trouble.BROKE)
                .start()
                .toEnd();

        assertThat(play.result().status()).isEqualTo(allowed ? Status.ABORTED : Status.COMPLETED);
        assertThat(play.dispatched().contains("more")).isEqualTo(!allowed);
        assertThat(play.dispatched()).contains("mend");
        assertThat(play.all(StepEnded.class).getFirst().outcome())
                .isEqualTo(allowed ? StepOutcome.BROKE : StepOutcome.FAILED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void errorOfTheToolInACheckEndsEverything(boolean allowed) {
        var play = Play.of(whole(lenient(allowed, Leniency.TOOL_ERROR_ENDS_RUN)));
        play.when("steady", YES).start();
        play.whenFails("steady", Trouble.BROKE);

        play.toEnd();

        assertThat(play.result().status()).isEqualTo(allowed ? Status.CRASHED : Status.COMPLETED);
        assertThat(play.dispatched().contains("mend")).isEqualTo(!allowed);
    }

    @Test
    void errorOfTheToolInTheBackgroundIsLost() {
        var play = Play.of(experiment()
                        .method(inBackground("break"), action("more"))
                        .policy(lenient(true, Leniency.TOOL_ERROR_ENDS_RUN)))
                .whenFails("break", Trouble.BROKE)
                .start()
                .toEnd();

        assertThat(play.result().status()).isEqualTo(Status.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void interruptionLetsTheBackgroundEnd(boolean allowed) {
        var play = Play.of(experiment()
                        .method(inBackground("long"), action("break"), action("never"))
                        .rollbacks(action("mend"))
                        .policy(lenient(allowed, Leniency.INTERRUPTION_LETS_END)
                                .withRollbacks(RollbackStrategy.ALWAYS)))
                .whenSilent("long")
                .whenSilent("break")
                .start()
                .settle();

        play.abort().settle();

        boolean waits = play.state instanceof RunState.Acting;
        play.toEnd();
        assertThat(waits).isEqualTo(allowed);
        assertThat(play.dispatched()).containsExactly("long", "break", "mend");
        assertThat(play.result().status()).isEqualTo(Status.INTERRUPTED);
    }

    @Test
    void whoeverQuitsGetsNoRollbacks() {
        var play = Play.of(whole(RunPolicy.SAFE.withLeniencies(Leniency.ALL).withRollbacks(RollbackStrategy.ALWAYS)))
                .whenSilent("break")
                .start()
                .settle();

        play.quit().toEnd();

        assertThat(play.dispatched()).containsExactly("steady", "break");
        assertThat(play.result().status()).isEqualTo(Status.INTERRUPTED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keyDefeatsADryRun(boolean allowed) {
        var play = Play.of(experiment()
                        .method(Samples.written("break", Json.mapping("dry", Json.of(false))))
                        .policy(lenient(allowed, Leniency.DRY_KEY_DEFEATS_DRY_RUN)
                                .withDry(Dry.ACTIONS)))
                .start()
                .toEnd();

        assertThat(play.dispatched().contains("break")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void dryRunAsksForConfiguration(boolean allowed) {
        var play = Play.of(experiment()
                        .dynamic("wait", Samples.probe("ask"))
                        .method(action("break"))
                        .policy(lenient(allowed, Leniency.DRY_RUN_ASKS_CONFIGURATION)
                                .withDry(Dry.ACTIVITIES)))
                .start()
                .toEnd();

        assertThat(play.dispatched().contains("ask")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void timeoutOfAStepIsIgnored(boolean allowed) {
        var play = Play.of(experiment()
                        .method(Samples.limited("break", Duration.ofSeconds(2)))
                        .policy(lenient(allowed, Leniency.STEP_TIMEOUTS_IGNORED)))
                .start();

        assertThat(play.commands().getFirst().timeout())
                .isEqualTo(allowed ? RunPolicy.SAFE.limits().stepTimeout() : Duration.ofSeconds(2));
    }
}
