package dev.squall.coordinator.run;

import static dev.squall.coordinator.run.Samples.action;
import static dev.squall.coordinator.run.Samples.experiment;
import static dev.squall.coordinator.run.Samples.holds;
import static dev.squall.coordinator.run.Samples.pausing;
import static dev.squall.coordinator.run.Samples.pausingInBackground;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.experiment.Strategies.HypothesisStrategy;
import dev.squall.model.journal.Journal;
import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.RunEvent.StepDispatched;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.json.Json;
import dev.squall.model.message.StepAddress.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A background step's pauses are its own: no other step waits for them. */
class BackgroundPauseTest {
    private static final Duration NONE = Duration.ZERO;

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    @Test
    void nextStepBeginsAtOnceAndTheJournalHasTheOrderOfTheBeginnings() {
        var play = Play.of(experiment()
                        .method(
                                pausingInBackground("late", seconds(5), NONE),
                                action("next"),
                                pausing("last", seconds(1), NONE)))
                .start()
                .toEnd();

        assertThat(play.dispatched()).containsExactly("next", "last", "late");
        assertThat(begun(play, "next")).isEqualTo(Play.T0);
        assertThat(begun(play, "late")).isEqualTo(Play.T0.plusSeconds(5));
        assertThat(Journal.of(play.events).steps(Stage.METHOD))
                .extracting(Journal.Entry::name)
                .containsExactly("next", "last", "late");
    }

    @Test
    void severalPausesEndEachInItsTime() {
        var play = Play.of(experiment()
                        .method(
                                pausingInBackground("third", seconds(9), NONE),
                                pausingInBackground("second", seconds(4), NONE),
                                pausing("first", seconds(2), seconds(4))))
                .start()
                .toEnd();

        assertThat(play.dispatched()).containsExactly("first", "second", "third");
        assertThat(begun(play, "second")).isEqualTo(Play.T0.plusSeconds(4));
        assertThat(begun(play, "third")).isEqualTo(Play.T0.plusSeconds(9));
    }

    @Test
    void pauseAfterItHoldsUpOnlyTheEndOfTheMethod() {
        var play = Play.of(experiment().method(pausingInBackground("short", NONE, seconds(7)), action("next")))
                .start()
                .toEnd();

        assertThat(begun(play, "next")).isEqualTo(Play.T0);
        assertThat(play.now).isEqualTo(Play.T0.plusSeconds(7));
    }

    @Test
    void rollbacksDoTheSame() {
        var play = Play.of(experiment()
                        .method(action("break"))
                        .rollbacks(pausingInBackground("late", seconds(3), NONE), action("mend")))
                .start()
                .toEnd();

        assertThat(play.dispatched()).containsExactly("break", "mend", "late");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void interruptionEndsTheWaitingWithoutTheStep(boolean letsEnd) {
        var policy = RunPolicy.SAFE.withLeniencies(letsEnd ? Set.of(Leniency.INTERRUPTION_LETS_END) : Leniency.NONE);
        var play = Play.of(experiment()
                        .method(pausingInBackground("late", seconds(3_600), NONE), action("long"))
                        .policy(policy))
                .whenSilent("long")
                .start()
                .settle();

        play.abort().toEnd();

        assertThat(play.dispatched()).containsExactly("long");
        assertThat(play.now).isBefore(Play.T0.plusSeconds(3_600));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failingFastEndsTheWaitingWithoutTheStep(boolean waits) {
        var policy = RunPolicy.SAFE
                .withLeniencies(waits ? Set.of(Leniency.FAIL_FAST_WAITS) : Leniency.NONE)
                .withHypothesis(HypothesisStrategy.CONTINUOUSLY)
                .withFrequency(seconds(1), true);
        var play = Play.of(experiment()
                        .hypothesis(holds("steady"))
                        .method(pausingInBackground("late", seconds(4), NONE), pausing("break", NONE, seconds(5)))
                        .policy(policy))
                .when("steady", Json.of(true), Json.of(true), Json.of(false))
                .start()
                .toEnd();

        assertThat(play.dispatched()).contains("break").doesNotContain("late");
    }

    @Test
    void newOwnerGoesOnWithTheWaiting() {
        var play = Play.of(experiment().method(pausingInBackground("late", seconds(5), NONE), action("next")))
                .start()
                .settle();

        play.give(new RunInput.TakenOver(play.now));
        play.toEnd();

        assertThat(begun(play, "late")).isEqualTo(Play.T0.plusSeconds(5));
    }

    private static Instant begun(Play play, String step) {
        return play.all(StepDispatched.class).stream()
                .filter(sent -> sent.command().name().equals(step))
                .findFirst()
                .orElseThrow()
                .at();
    }
}
