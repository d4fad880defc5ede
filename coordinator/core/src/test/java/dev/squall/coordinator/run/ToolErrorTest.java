package dev.squall.coordinator.run;

import static dev.squall.coordinator.run.Samples.action;
import static dev.squall.coordinator.run.Samples.calling;
import static dev.squall.coordinator.run.Samples.experiment;
import static dev.squall.coordinator.run.Samples.holds;
import static dev.squall.coordinator.run.Samples.inBackground;
import static dev.squall.coordinator.run.Samples.pausing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.experiment.Pauses.Pause;
import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.Strategies.HypothesisStrategy;
import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.Phase;
import dev.squall.model.journal.Result.Status;
import dev.squall.model.journal.RunEvent.HypothesisJudged;
import dev.squall.model.journal.RunEvent.PhaseEntered;
import dev.squall.model.journal.RunEvent.StepEnded;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.json.Json;
import dev.squall.model.message.Refusal;
import dev.squall.model.message.Report.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an error of the tool that is no failure of a step's own leads to, with and without the leniency for it. */
class ToolErrorTest {
    private static final Json YES = Json.of(true);
    private static final Pause IMPOSSIBLE = new Pause.Impossible("a pause of PT-1S cannot be waited for");

    private static RunPolicy lenient(boolean allowed, Leniency leniency) {
        return RunPolicy.SAFE.withLeniencies(allowed ? Set.of(leniency) : Leniency.NONE);
    }

    private static Samples method(boolean allowed, Pause before, Pause after, boolean background) {
        return experiment()
                .method(pausing("break", before, after, background), action("next"))
                .rollbacks(action("mend"))
                .policy(lenient(allowed, Leniency.TOOL_ERROR_ENDS_RUN));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stepIsNotCarriedOutWhenNobodyCanWaitBeforeIt(boolean allowed) {
        var play =
                Play.of(method(allowed, IMPOSSIBLE, Pause.NONE, false)).start().toEnd();

        var ended = play.all(StepEnded.class).getFirst();
        assertThat(play.dispatched()).doesNotContain("break").contains("mend");
        assertThat(play.dispatched().contains("next")).isEqualTo(!allowed);
        assertThat(ended.outcome()).isEqualTo(allowed ? StepOutcome.BROKE : StepOutcome.FAILED);
        assertThat(ended.judgement().orElseThrow().reason()).contains("a pause of PT-1S");
        assertThat(play.result().status()).isEqualTo(allowed ? Status.ABORTED : Status.COMPLETED);
        assertThat(play.result().deviated()).isEqualTo(!allowed);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void methodIsAbortedAfterTheStepWhenNobodyCanWaitAfterIt(boolean allowed) {
        var play =
                Play.of(method(allowed, Pause.NONE, IMPOSSIBLE, false)).start().toEnd();

        assertThat(play.dispatched()).contains("break", "mend");
        assertThat(play.dispatched().contains("next")).isEqualTo(!allowed);
        assertThat(play.all(StepEnded.class).getFirst().outcome()).isEqualTo(StepOutcome.SUCCEEDED);
        assertThat(play.result().status()).isEqualTo(allowed ? Status.ABORTED : Status.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void inTheBackgroundItIsLost(boolean before) {
        var play = Play.of(method(true, before ? IMPOSSIBLE : Pause.NONE, before ? Pause.NONE : IMPOSSIBLE, true))
                .start()
                .toEnd();

        assertThat(play.dispatched().contains("break")).isEqualTo(!before);
        assertThat(play.dispatched()).contains("next", "mend");
        assertThat(play.result().status()).isEqualTo(Status.COMPLETED);
    }

    @ParameterizedTest
    @CsvSource({"chaosk8s.pod.actions, terminate_pods, FAILED", "checks, orders_are_taken, BROKE"})
    void argumentsThatATwinOfAnExtensionRefusesAreAFailureOfTheStep(String module, String func, StepOutcome outcome) {
        var function = new Provider.Python(module, func, Json.Mapping.EMPTY, List.of());
        var play = Play.of(experiment()
                        .method(calling("break", function), action("next"))
                        .policy(lenient(true, Leniency.TOOL_ERROR_ENDS_RUN)))
                .whenRefused("break", Refusal.INVALID)
                .start()
                .toEnd();

        assertThat(play.all(StepEnded.class).getFirst().outcome()).isEqualTo(outcome);
    }

    @Test
    void rollbackThatNobodyCanWaitForEndsEverything() {
        var play = Play.of(experiment()
                        .method(action("break"))
                        .rollbacks(pausing("mend", IMPOSSIBLE, Pause.NONE, false), action("more"))
                        .policy(lenient(true, Leniency.TOOL_ERROR_ENDS_RUN)))
                .start()
                .toEnd();

        assertThat(play.dispatched()).containsExactly("break");
        assertThat(play.result().status()).isEqualTo(Status.CRASHED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void errorInACheckDuringTheMethodAbortsItWhenTheStepUnderWayHasEnded(boolean allowed) {
        var play = Play.of(experiment()
                        .hypothesis(holds("steady"))
                        .method(pausing("break", Duration.ZERO, Duration.ofSeconds(5)), action("next"))
                        .rollbacks(action("mend"))
                        .policy(lenient(allowed, Leniency.TOOL_ERROR_ENDS_RUN)
                                .withHypothesis(HypothesisStrategy.CONTINUOUSLY)
                                .withFrequency(Duration.ofSeconds(2), false)))
                .when("steady", YES)
                .start()
                .settle();

        play.whenFails("steady", Trouble.BROKE).toEnd();

        assertThat(play.now).isEqualTo(Play.T0.plusSeconds(5));
        assertThat(play.dispatched().contains("next")).isEqualTo(!allowed);
        assertThat(play.dispatched()).contains("mend");
        assertThat(play.all(HypothesisJudged.class).stream().map(HypothesisJudged::round))
                .hasSize(allowed ? 2 : 5);
        assertThat(play.all(PhaseEntered.class).stream().anyMatch(it -> it.phase() == Phase.CHECKING_AFTER))
                .isEqualTo(!allowed);
        assertThat(play.result().status()).isEqualTo(allowed ? Status.ABORTED : Status.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stepThatAsksForTheEndIsBrokenOffByItself(boolean allowed) {
        var play = Play.of(experiment()
                        .method(action("break"), action("next"))
                        .policy(lenient(allowed, Leniency.INTERRUPTION_LETS_END)))
                .whenFails("break", Trouble.INTERRUPTS)
                .start()
                .toEnd();

        assertThat(play.dispatched()).containsExactly("break");
        assertThat(play.all(StepEnded.class).getFirst().outcome())
                .isEqualTo(allowed ? StepOutcome.BROKEN_OFF : StepOutcome.FAILED);
        assertThat(play.result().status()).isEqualTo(Status.INTERRUPTED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void askingForTheEndFromTheBackgroundMayBeLost(boolean allowed) {
        var play = Play.of(experiment()
                        .method(inBackground("break"), action("next"))
                        .policy(lenient(allowed, Leniency.INTERRUPTION_LETS_END)))
                .whenFails("break", Trouble.INTERRUPTS)
                .start()
                .toEnd();

        assertThat(play.result().status()).isEqualTo(allowed ? Status.COMPLETED : Status.INTERRUPTED);
    }
}
