package dev.squall.coordinator.run;

import static dev.squall.coordinator.run.Samples.action;
import static dev.squall.coordinator.run.Samples.experiment;
import static dev.squall.coordinator.run.Samples.guard;
import static dev.squall.coordinator.run.Samples.holds;
import static dev.squall.coordinator.run.Samples.pausing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.experiment.Guard;
import dev.squall.model.experiment.Guard.NoData;
import dev.squall.model.journal.Phase;
import dev.squall.model.journal.Result.Status;
import dev.squall.model.journal.RunEvent.GuardSampled;
import dev.squall.model.journal.RunEvent.GuardTripped;
import dev.squall.model.journal.RunEvent.GuardWarned;
import dev.squall.model.journal.RunEvent.PhaseEntered;
import dev.squall.model.json.Json;
import dev.squall.model.tolerance.Verdict;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How guards hold a run back and stop it. */
class RunGuardTest {
    private static final Json QUIET = Json.of(1);
    private static final Json WARNING = Json.of(4);
    private static final Json BREACH = Json.of(9);
    private static final NoData SHORT = new NoData(Duration.ofSeconds(10), NoData.Do.ABORT);

    private static Samples guarded(Guard guard) {
        return experiment()
                .method(action("break"), pausing("wait", Duration.ofSeconds(30), Duration.ZERO))
                .rollbacks(action("mend"))
                .guard(guard);
    }

    private static Guard enforced(int consecutive) {
        return guard("guard", consecutive, Guard.Mode.ENFORCE, Optional.empty(), SHORT);
    }

    private static Guard delayed(Guard guard, Duration delay) {
        return new Guard(
                guard.name(),
                guard.source(),
                guard.target(),
                guard.at(),
                guard.reduce(),
                guard.abortWhen(),
                guard.warnWhen(),
                guard.relativeTo(),
                guard.interval(),
                delay,
                guard.trip(),
                guard.noData(),
                guard.maxSampleAge(),
                guard.onTrip(),
                guard.before(),
                guard.after(),
                guard.mode(),
                guard.written());
    }

    @Test
    void breachesInARowStopTheRunAndUndoItsFaults() {
        var play = Play.of(guarded(enforced(2)))
                .when("guard", QUIET, BREACH, QUIET, BREACH, BREACH)
                .whenInjects("break", Duration.ofHours(1))
                .start()
                .toEnd();

        assertThat(play.all(GuardTripped.class)).hasSize(1);
        assertThat(play.all(GuardSampled.class)).hasSize(5);
        assertThat(play.faultsInPlace).isEmpty();
        assertThat(play.result().status()).isEqualTo(Status.ABORTED);
        assertThat(play.result().verdict()).isEqualTo(Verdict.DEVIATED);
        assertThat(play.dispatched()).endsWith("mend");
    }

    @Test
    void quietGuardLetsTheRunEnd() {
        var play = Play.of(guarded(enforced(1))).when("guard", QUIET).start().toEnd();

        assertThat(play.result().status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void nothingIsInjectedWithoutAQuietSample() {
        var play = Play.of(guarded(enforced(1))).whenFails("guard").start().toEnd();

        assertThat(play.dispatched()).isEmpty();
        assertThat(play.result().reason()).contains("no usable sample");
    }

    @Test
    void silenceOfTheSourceStopsTheRun() {
        var play = Play.of(guarded(enforced(1))).when("guard", QUIET).start().settle();

        play.whenSilent("guard").toEnd();

        assertThat(play.result().status()).isEqualTo(Status.ABORTED);
    }

    @Test
    void silenceMayBeDeclaredHarmless() {
        var ignoring = guard(
                "guard", 1, Guard.Mode.ENFORCE, Optional.empty(), new NoData(Duration.ofSeconds(3), NoData.Do.IGNORE));
        var play = Play.of(guarded(ignoring)).when("guard", QUIET).start().settle();

        play.whenFails("guard").toEnd();

        assertThat(play.result().status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void silenceMayMakeTheVerdictUnknown() {
        var blind = guard(
                "guard", 1, Guard.Mode.ENFORCE, Optional.empty(), new NoData(Duration.ofSeconds(3), NoData.Do.UNKNOWN));
        var play = Play.of(guarded(blind)).when("guard", QUIET).start().settle();

        play.whenFails("guard").toEnd();

        assertThat(play.result().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(play.result().reason()).contains("got no data");
    }

    @Test
    void shadowGuardOnlyTells() {
        var shadow = guard("guard", 1, Guard.Mode.SHADOW, Optional.empty(), SHORT);
        var play = Play.of(guarded(shadow)).when("guard", BREACH).start().toEnd();

        assertThat(play.all(GuardTripped.class)).hasSize(1);
        assertThat(play.result().status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void silenceOfAShadowChangesNoVerdict() {
        var blind = guard(
                "guard", 1, Guard.Mode.SHADOW, Optional.empty(), new NoData(Duration.ofSeconds(3), NoData.Do.UNKNOWN));
        var play = Play.of(guarded(blind).hypothesis(holds("steady")))
                .whenFails("guard")
                .start()
                .toEnd();

        assertThat(play.result().verdict()).isEqualTo(Verdict.HELD);
    }

    @Test
    void guardTellsEachTimeItBeginsToWarnAndTheRunGoesOn() {
        var play = Play.of(guarded(enforced(1)).hypothesis(holds("steady")))
                .when("guard", QUIET, WARNING, WARNING, QUIET, WARNING, QUIET)
                .start()
                .toEnd();

        assertThat(play.all(GuardWarned.class))
                .extracting(GuardWarned::at)
                .containsExactly(Play.T0.plusSeconds(1), Play.T0.plusSeconds(4));
        assertThat(play.all(GuardWarned.class).getFirst().reason()).isEqualTo("value 4 is > 3");
        assertThat(play.result().status()).isEqualTo(Status.COMPLETED);
        assertThat(play.result().verdict()).isEqualTo(Verdict.HELD);
    }

    @Test
    void warningHoldsNothingBackBeforeTheMethod() {
        var holding = guard("guard", 1, Guard.Mode.ENFORCE, Optional.of(Duration.ofSeconds(4)), SHORT);
        var play = Play.of(guarded(holding)).when("guard", WARNING).start().toEnd();

        assertThat(play.all(GuardWarned.class)).hasSize(1);
        assertThat(play.result().status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void guardNeitherWarnsNorTripsWithinItsInitialDelay() {
        var delayed = delayed(enforced(1), Duration.ofSeconds(5));
        var play = Play.of(guarded(delayed))
                .when("guard", QUIET, BREACH, WARNING, QUIET)
                .start()
                .toEnd();

        assertThat(play.all(GuardWarned.class)).isEmpty();
        assertThat(play.all(GuardTripped.class)).isEmpty();
        assertThat(play.result().status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void silenceDoesNotEndAWarning() {
        var ignoring = guard(
                "guard", 1, Guard.Mode.ENFORCE, Optional.empty(), new NoData(Duration.ofSeconds(3), NoData.Do.IGNORE));
        var play = Play.of(guarded(ignoring))
                .when("guard", QUIET, WARNING, Json.of("nothing"), WARNING)
                .start()
                .toEnd();

        assertThat(play.all(GuardWarned.class)).hasSize(1);
    }

    @Test
    void guardMustHaveBeenQuietForItsHoldBeforeTheMethod() {
        var holding = guard("guard", 5, Guard.Mode.ENFORCE, Optional.of(Duration.ofSeconds(4)), SHORT);
        var play = Play.of(guarded(holding))
                .when("guard", QUIET, BREACH, QUIET)
                .start()
                .toEnd();

        var acting = play.all(PhaseEntered.class).stream()
                .filter(it -> it.phase() == Phase.ACTING)
                .findFirst()
                .orElseThrow();
        assertThat(acting.at()).isEqualTo(Play.T0.plusSeconds(6));
    }
}
