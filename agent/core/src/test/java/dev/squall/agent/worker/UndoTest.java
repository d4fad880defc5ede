package dev.squall.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.Report;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Undoing a fault until it is known to be gone. */
class UndoTest {
    private final Bench bench = new Bench();

    @Test
    void anUndoThatFailsIsTriedAgain() {
        bench.board.undosThatFail = 2;
        bench.send(bench.fault());

        bench.send(bench.recover("run/method[0]/one/a")).pass(Duration.ofSeconds(3));

        assertThat(bench.told()).containsExactly("Injected", "Recovered CLEAN REQUESTED");
        assertThat(bench.board.calls)
                .containsExactly("inject", "recover", "verify", "recover", "verify", "recover", "verify");
    }

    @Test
    void anUndoThatFindsNoThreadIsTriedAgain() {
        bench.send(bench.fault());
        bench.tasks.refusals = 3;

        bench.send(bench.abort()).pass(Duration.ofSeconds(20));

        assertThat(bench.told()).containsExactly("Injected", "Recovered CLEAN ABORT");
        assertThat(bench.board.off).isEmpty();
    }

    @Test
    void anUndoIsNotHeldUpByAnotherJobThatBreaks() {
        bench.tasks.hanging = "probe";
        bench.send(bench.order().step(1).probe("state"));
        bench.tasks.hanging = "none";
        bench.send(bench.fault());
        bench.tasks.brittle = true;
        bench.elapsed = Duration.ofHours(1);

        assertThatThrownBy(bench.worker::wake).hasMessage("on purpose");
        bench.settle();

        assertThat(bench.told()).hasSize(2).first().isEqualTo("Injected");
        assertThat(bench.last()).isInstanceOf(Report.Recovered.class);
        assertThat(bench.board.off).isEmpty();
    }

    @Test
    void anUndoThatDoesNotWorkSaysNothingAboutWhatIsThere() {
        bench.board.undosThatFail = 3;
        bench.board.verdictWhenOff = Recovery.UNKNOWN;
        bench.send(bench.fault());

        bench.send(bench.abort()).pass(Duration.ofSeconds(10));

        assertThat(bench.told()).containsExactly("Injected", "Recovered UNKNOWN ABORT");
        assertThat(bench.last())
                .isInstanceOfSatisfying(
                        Report.Recovered.class,
                        report -> assertThat(report.evidence())
                                .isEqualTo(Json.mapping("undo", Json.of("the switch is stuck"))
                                        .with("verification", Json.of("off"))));
    }

    @Test
    void aFaultThatIsGoneByItselfIsCleanAlthoughItsUndoDoesNotWork() {
        bench.board.undosThatFail = 100;
        bench.send(bench.fault());
        bench.board.off.clear();

        bench.send(bench.abort());

        assertThat(bench.told()).containsExactly("Injected", "Recovered CLEAN ABORT");
        assertThat(bench.worker.openFaults()).isEmpty();
    }

    @Test
    void aFaultThatStaysIsReportedDirtyAndUndoneAtOnceWhenItIsAskedForAgain() {
        bench.board.undosThatFail = 3;
        bench.send(bench.fault());

        bench.send(bench.abort()).pass(Duration.ofSeconds(10));
        assertThat(bench.told()).containsExactly("Injected", "Recovered DIRTY ABORT");
        assertThat(bench.worker.openFaults()).hasSize(1);
        bench.send(bench.recover("run/method[0]/one/a"));

        assertThat(bench.told()).containsExactly("Injected", "Recovered DIRTY ABORT", "Recovered CLEAN REQUESTED");
        assertThat(bench.worker.openFaults()).isEmpty();
    }

    @Test
    void aFaultThatStaysIsTriedOnAndReportedUntilItIsGone() {
        bench.board.undosThatFail = 5;
        bench.send(bench.fault());

        bench.send(bench.abort()).pass(Duration.ofHours(3));

        assertThat(bench.told())
                .containsExactly(
                        "Injected",
                        "Recovered DIRTY ABORT",
                        "Recovered DIRTY ABORT",
                        "Recovered DIRTY ABORT",
                        "Recovered CLEAN ABORT");
        assertThat(bench.last())
                .isInstanceOfSatisfying(
                        Report.Recovered.class,
                        report -> assertThat(Duration.between(report.started(), report.ended()))
                                .as("three attempts 1 s and 2 s apart, then one a minute")
                                .isEqualTo(Duration.ofSeconds(3 + 3 * 60)));
        assertThat(bench.worker.openFaults()).isEmpty();
        assertThat(bench.worker.nextWake()).isEmpty();
    }

    @Test
    void anEndThatCannotBeReadIsUnknown() {
        bench.send(bench.fault());
        bench.tasks.hanging = "verify";

        bench.send(bench.abort()).pass(Duration.ofMinutes(5));

        assertThat(bench.last())
                .isInstanceOfSatisfying(
                        Report.Recovered.class,
                        report -> assertThat(report.outcome()).isEqualTo(Recovery.UNKNOWN));
    }

    @Test
    void anUndoThatHangsIsGivenUpAndTriedAgain() {
        bench.send(bench.fault());
        bench.tasks.hanging = "undo";
        bench.tasks.deaf = true;
        bench.send(bench.abort());
        bench.tasks.hanging = "none";

        bench.pass(Duration.ofMinutes(1));

        assertThat(bench.told()).containsExactly("Injected", "Recovered CLEAN ABORT");
    }
}
