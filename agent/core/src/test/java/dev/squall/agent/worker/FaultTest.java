package dev.squall.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.json.Json;
import dev.squall.model.message.Report;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A fault from its command to the proof of its end. */
class FaultTest {
    private final Bench bench = new Bench();

    @Test
    void aFaultEndsAtItsDurationAndItsEndIsVerified() {
        bench.send(bench.order().lasting(Duration.ofSeconds(30)).action("off"));
        assertThat(bench.board.off).containsExactly("lamp");

        bench.pass(Duration.ofSeconds(29));
        assertThat(bench.told()).containsExactly("Injected");
        bench.pass(Duration.ofSeconds(1));

        assertThat(bench.told()).containsExactly("Injected", "Recovered CLEAN DURATION");
        assertThat(bench.board.off).isEmpty();
        assertThat(bench.board.calls).containsExactly("inject", "recover", "verify");
        assertThat(bench.worker.idle()).isTrue();
    }

    @Test
    void aLeaseThatNobodyRenewsEndsTheFault() {
        bench.send(bench.order().lease(Duration.ofSeconds(15)).action("off"));

        bench.pass(Duration.ofSeconds(15));

        assertThat(bench.told()).containsExactly("Injected", "Recovered CLEAN LEASE");
    }

    @Test
    void aRenewedLeaseKeepsTheFaultUntilItsHardDeadline() {
        bench.send(bench.order()
                .lease(Duration.ofSeconds(15))
                .hardDeadline(Duration.ofSeconds(40))
                .action("off"));

        for (int i = 0; i < 4; i++) {
            bench.pass(Duration.ofSeconds(9)).send(bench.lease(1, Duration.ofSeconds(15)));
        }
        assertThat(bench.told()).containsExactly("Injected");
        bench.pass(Duration.ofSeconds(4));

        assertThat(bench.told()).containsExactly("Injected", "Recovered CLEAN DEADLINE");
    }

    @Test
    void aLeaseOfAnOldOwnerRenewsNothing() {
        bench.send(bench.order().epoch(2).lease(Duration.ofSeconds(15)).action("off"));

        bench.send(bench.lease(1, Duration.ofHours(1))).pass(Duration.ofSeconds(15));

        assertThat(bench.told()).containsExactly("Injected", "Recovered CLEAN LEASE");
    }

    @Test
    void theReportSaysUntilWhenItLastsAtMost() {
        bench.send(bench.order()
                .lasting(Duration.ofSeconds(30))
                .lease(Duration.ofSeconds(10))
                .action("off"));

        assertThat(bench.last())
                .isInstanceOfSatisfying(
                        Report.Injected.class,
                        report -> assertThat(report.until()).isEqualTo(Bench.START.plusSeconds(30)));
        assertThat(bench.worker.openFaults())
                .singleElement()
                .satisfies(open -> assertThat(open.target()).isEqualTo("switch lamp"));
    }

    @Test
    void theCoordinatorMayEndIt() {
        bench.send(bench.fault());

        bench.send(bench.recover("run/method[0]/one/a"));

        assertThat(bench.told()).containsExactly("Injected", "Recovered CLEAN REQUESTED");
    }

    @Test
    void askingAgainForAnEndThatWasToldTellsItAgain() {
        bench.send(bench.fault()).send(bench.recover("run/method[0]/one/a"));
        bench.reports.clear();

        bench.send(bench.recover("run/method[0]/one/a")).send(bench.abort());

        assertThat(bench.told()).containsExactly("Injected", "Recovered CLEAN REQUESTED", "Recovered CLEAN REQUESTED");
    }

    @Test
    void abortDuringInjectionRecoversTheFault() {
        bench.tasks.hanging = "inject";
        bench.send(bench.fault());
        bench.board.off.add("lamp");

        bench.send(bench.abort());

        assertThat(bench.told()).containsExactly("Failed");
        assertThat(bench.board.off).isEmpty();
        assertThat(bench.worker.idle()).isTrue();
    }

    @Test
    void anInjectionThatSucceedsInSpiteOfTheAbortIsToldAndUndone() {
        bench.worker.accept(bench.fault());
        bench.tasks.step();
        bench.tasks.deaf = true;

        bench.send(bench.abort());

        assertThat(bench.told()).containsExactly("Injected", "Recovered CLEAN ABORT");
        assertThat(bench.board.off).isEmpty();
    }

    @Test
    void abortRecoversEveryFaultOfTheRun() {
        bench.send(bench.fault());
        bench.send(bench.order()
                .step(1)
                .arguments(Json.mapping("name", Json.of("radio")))
                .action("off"));
        assertThat(bench.board.off).containsExactly("lamp", "radio");

        bench.send(bench.abort());

        assertThat(bench.told())
                .containsExactly("Injected", "Injected", "Recovered CLEAN ABORT", "Recovered CLEAN ABORT");
        assertThat(bench.board.off).isEmpty();
    }

    @Test
    void abortDuringThePreparationChangesNothing() {
        bench.tasks.hanging = "prepare";
        bench.send(bench.fault());

        bench.send(bench.abort());

        assertThat(bench.told()).containsExactly("Refused ABORTED");
        assertThat(bench.board.calls).isEmpty();
    }

    @Test
    void workThatFindsNoThreadFails() {
        bench.tasks.refusals = 2;

        bench.send(bench.fault()).pass(Duration.ofSeconds(1));
        bench.send(bench.order().probe("state")).pass(Duration.ofSeconds(1));

        assertThat(bench.told()).containsExactly("Failed", "Failed");
        assertThat(bench.worker.idle()).isTrue();
        assertThat(bench.board.off).isEmpty();
    }

    @Test
    void anInjectionThatWorkedInPartIsUndoneAndFails() {
        bench.board.injectionFailsHalfway = true;

        bench.send(bench.fault());

        assertThat(bench.last())
                .isInstanceOfSatisfying(
                        Report.Failed.class,
                        report -> assertThat(report.error()).isEqualTo("the switch is stiff"));
        assertThat(bench.board.off).isEmpty();
    }

    @Test
    void anInjectionThatTakesTooLongIsBrokenOffAndUndone() {
        bench.tasks.hanging = "inject";
        bench.send(bench.fault());
        bench.board.off.add("lamp");

        bench.pass(Duration.ofSeconds(20));

        assertThat(bench.told()).containsExactly("Failed");
        assertThat(bench.board.off).isEmpty();
    }

    @Test
    void anInjectionThatCannotBeUndoneIsNotCalledFailed() {
        bench.board.injectionFailsHalfway = true;
        bench.board.undosThatFail = 1;

        bench.send(bench.fault());
        assertThat(bench.told()).containsExactly("Unknown");
        bench.pass(Duration.ofSeconds(1));

        assertThat(bench.told()).containsExactly("Unknown", "Recovered CLEAN REQUESTED");
    }

    @Test
    void aHaltedAgentUndoesEverythingAndRefusesActionsUntilReleased() {
        bench.send(bench.fault());

        bench.worker.halt("the operator said so");
        bench.settle().send(bench.order().step(1).action("off"));
        bench.worker.release();
        bench.send(bench.order().step(2).action("off"));

        assertThat(bench.told()).containsExactly("Injected", "Recovered CLEAN ABORT", "Refused ABORTED", "Injected");
    }
}
