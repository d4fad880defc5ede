package dev.squall.embedded.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.squall.model.journal.RunPolicy;
import dev.squall.model.message.Topics;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The coordinator is killed with SIGKILL at each of its transitions and started again, or not. */
@OnDrillGround
class CoordinatorCrashTest {
    static final String COORDINATORS = "squall-coordinators";

    /** What an agent may need beyond a lease's end to undo a fault, on a busy machine. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    @Test
    void runThatWasOnlyJustAcceptedIsRunByTheNextCoordinator(DrillGround ground, Scene scene) throws Exception {
        scene.start();
        scene.strike();
        ground.killCoordinator();
        ground.startCoordinator();

        heldOnce(ground, scene, "at a run's acceptance");
    }

    @Test
    void runThatNobodyOwnedYetIsStartedByItsFirstOwner(DrillGround ground, Scene scene) throws Exception {
        ground.killCoordinator();
        try (var squatters = ground.records().squat(COORDINATORS, Topics.REPORTS, Topics.REPORT_PARTITIONS)) {
            scene.awaiting("all partitions are held", () -> squatters.hold(Topics.REPORT_PARTITIONS));
            ground.startCoordinator();
            ground.awaitAgentKnown();
            scene.start();
            assertThat(ground.runs().run(scene.run()).path("phase").asText()).isEqualTo("planned");
            scene.strike();
            ground.killCoordinator();
        }
        ground.startCoordinator();

        heldOnce(ground, scene, "PLANNED");
    }

    @Test
    void runThatWaitsForApprovalStillWaitsAfterTheCoordinatorsDeath(DrillGround ground, Scene scene) throws Exception {
        scene.start(DrillExperiment.approved(scene.gates().url(), scene.victim().pidFile()));
        scene.awaitPhase("awaiting-approval");
        scene.strike();
        ground.killCoordinator();
        ground.startCoordinator();
        scene.awaitPhase("awaiting-approval");
        assertThat(scene.gates().calls("hypothesis")).isZero();
        var shown = ground.runs().run(scene.run());
        ground.runs().approve(scene.run(), shown.path("plan-hash").asText());

        heldOnce(ground, scene, "AWAITING_APPROVAL");
    }

    @Test
    void pauseBeforeAStepGoesOnAfterTheCoordinatorsDeath(DrillGround ground, Scene scene) throws Exception {
        scene.start();
        scene.awaitPhase("acting");
        scene.strike();
        ground.killCoordinator();
        ground.startCoordinator();

        heldOnce(ground, scene, "ACTING, before a step");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "CHECKING_BEFORE, hypothesis, 1",
        "'ACTING, a step in flight', first, 1",
        "'ACTING, a fault in place', look, 1",
        "'ACTING, an action beside the fault', last, 1",
        "CHECKING_AFTER, hypothesis, 2",
        "ROLLING_BACK, rollback, 1"
    })
    void runGoesOnWhereItWasAndNothingIsDoneTwice(String moment, String gate, int call, DrillGround ground, Scene scene)
            throws Exception {
        scene.gates().shut(gate, call);
        scene.start();
        scene.awaitCall(gate, call);
        scene.strike();
        ground.killCoordinator();
        scene.gates().openAll();
        ground.startCoordinator();

        heldOnce(ground, scene, moment);
    }

    @Test
    void faultEndsByItsLeaseWhenNobodyRenewsIt(DrillGround ground, Scene scene) throws Exception {
        scene.gates().shut("look", 1);
        scene.start();
        scene.awaitCall("look", 1);
        assertThat(scene.victim().isStopped()).isTrue();
        scene.strike();
        ground.killCoordinator();

        await("the process runs again")
                .atMost(RunPolicy.SAFE.limits().lease().plus(SLACK))
                .until(scene.victim()::runs);

        scene.gates().openAll();
        ground.startCoordinator();
        var end = scene.end();
        ground.table().add("coordinator", "a fault in place, not restarted", end);
        assertThat(end.faults()).hasSize(1);
        assertThat(end.cause()).isEqualTo("lease");
        assertThat(end.recovery()).as(end.reason()).isEqualTo("clean");
        assertThat(scene.gates().calls("rollback")).isEqualTo(1);
    }

    private static void heldOnce(DrillGround ground, Scene scene, String moment) throws Exception {
        var end = scene.end();
        ground.table().add("coordinator", moment, end);
        assertThat(end.status()).as(end.reason()).isEqualTo("completed");
        assertThat(end.verdict()).as(end.reason()).isEqualTo("held");
        assertThat(end.recovery()).isEqualTo("clean");
        assertThat(end.faults()).hasSize(1);
        assertThat(scene.victim().runs()).isTrue();
        assertThat(scene.gates().calls("first")).isEqualTo(1);
        assertThat(scene.gates().calls("last")).isEqualTo(1);
        assertThat(scene.gates().calls("rollback")).isEqualTo(1);
        assertThat(scene.gates().calls("hypothesis")).isEqualTo(2);
    }
}
