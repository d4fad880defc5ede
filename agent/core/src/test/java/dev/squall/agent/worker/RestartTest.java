package dev.squall.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.ledger.FileLedger;
import dev.squall.agent.ledger.Ledger;
import dev.squall.agent.ledger.LedgerEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent that ends at any point and comes back over the same ledger, on disk. */
class RestartTest {
    @TempDir
    Path directory;

    private final Bench bench = new Bench();

    @BeforeEach
    void onDisk() throws IOException {
        bench.ledger = FileLedger.open(directory, bench::now);
        bench.started();
    }

    @AfterEach
    void close() throws IOException {
        bench.ledger.close();
    }

    private void restart() throws IOException {
        bench.ledger.close();
        bench.ledger = FileLedger.open(directory, bench::now);
        bench.started();
        bench.settle();
    }

    @Test
    void endedBeforeTheIntentNothingHappened() throws IOException {
        bench.worker.accept(bench.fault());

        restart();

        assertThat(bench.told()).isEmpty();
        bench.send(bench.fault());
        assertThat(bench.told()).containsExactly("Injected");
    }

    @Test
    void endedBetweenIntentAndInjectionTheFaultIsUndoneAndItsFateUnknown() throws IOException {
        bench.worker.accept(bench.fault());
        bench.tasks.step();

        restart();

        assertThat(bench.told()).containsExactly("Unknown", "Recovered CLEAN RESTART");
        assertThat(bench.board.calls).containsExactly("recover", "verify");
    }

    @Test
    void endedWithTheFaultInPlaceItIsUndoneVerifiedAndReported() throws IOException {
        bench.send(bench.fault());
        bench.reports.clear();

        restart();

        assertThat(bench.told()).containsExactly("Injected", "Recovered CLEAN RESTART");
        assertThat(bench.board.off).isEmpty();
    }

    @Test
    void endedDuringTheUndoItIsUndoneAgain() throws IOException {
        bench.send(bench.fault());
        bench.tasks.hanging = "verify";
        bench.send(bench.abort());

        restart();

        assertThat(bench.told()).containsExactly("Injected", "Injected", "Recovered CLEAN RESTART");
    }

    @Test
    void endedAfterTheEndNothingIsDoneAndADuplicateGetsTheOldReports() throws IOException {
        bench.send(bench.fault()).send(bench.recover("run/method[0]/one/a"));
        var before = List.copyOf(bench.reports);
        bench.board.calls.clear();
        bench.reports.clear();

        restart();
        assertThat(bench.told()).isEmpty();
        bench.send(bench.fault());

        assertThat(bench.reports).isEqualTo(before);
        assertThat(bench.board.calls).isEmpty();
    }

    @Test
    void anActionThatWasBegunIsUnknownAndNotRunAgain() throws IOException {
        bench.worker.accept(bench.order().action("flip"));
        bench.tasks.step();

        restart();
        bench.send(bench.order().action("flip"));

        assertThat(bench.told()).containsExactly("Unknown", "Unknown");
        assertThat(bench.board.calls).isEmpty();
    }

    @Test
    void anActionThatWasDoneIsNotRunAgain() throws IOException {
        bench.send(bench.order().action("flip"));

        restart();
        bench.send(bench.order().action("flip"));

        assertThat(bench.told()).containsExactly("Succeeded", "Succeeded");
        assertThat(bench.board.calls).containsExactly("flip");
    }

    @Test
    void anAbortIsStillKnown() throws IOException {
        bench.send(bench.abort());

        restart();
        bench.send(bench.fault());

        assertThat(bench.told()).containsExactly("Refused ABORTED");
    }

    @Test
    void commandsWaitUntilWhatWasLeftIsUndone() throws IOException {
        bench.send(bench.fault());
        bench.ledger.close();
        bench.ledger = FileLedger.open(directory, bench::now);
        bench.reports.clear();
        bench.started();

        bench.worker.accept(bench.order().step(1).action("off"));
        assertThat(bench.worker.ready()).isFalse();
        bench.settle();

        assertThat(bench.told()).containsExactly("Injected", "Recovered CLEAN RESTART", "Injected");
        assertThat(bench.board.off).containsExactly("lamp");
    }

    @Test
    void aFaultThatStaysDoesNotKeepTheAgentFromWorking() throws IOException {
        bench.send(bench.fault());
        bench.board.undosThatFail = 100;
        bench.reports.clear();

        restart();
        bench.pass(Duration.ofMinutes(1)).send(bench.order().step(1).probe("state"));

        assertThat(bench.told()).containsExactly("Injected", "Recovered DIRTY RESTART", "Succeeded");
        assertThat(bench.worker.openFaults()).hasSize(1);
        restart();
        assertThat(bench.worker.openFaults()).hasSize(1);
    }

    @Test
    void aFaultOfAFunctionThatIsNotThereAnyMoreStaysOpen() throws IOException {
        bench.ledger.append(new LedgerEntry.Intent(
                bench.now(),
                "run/method[7]/one/a",
                "run",
                1,
                "gone",
                "fishing",
                List.of("a lake"),
                java.util.Optional.of(dev.squall.model.json.Json.Mapping.EMPTY),
                java.util.Optional.empty(),
                Duration.ofSeconds(15),
                bench.now().plusSeconds(60)));

        restart();
        bench.pass(Duration.ofMinutes(1));

        assertThat(bench.told()).containsExactly("Unknown", "Recovered UNKNOWN RESTART");
        assertThat(bench.worker.openFaults()).hasSize(1);
    }

    @Test
    void aLedgerThatCannotBeWrittenMeansNoHarm() {
        Ledger full = new Ledger() {
            @Override
            public List<LedgerEntry> entries() {
                return List.of();
            }

            @Override
            public void append(LedgerEntry entry) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void close() {}
        };
        var fullBench = new Bench();
        fullBench.ledger = full;
        fullBench.started();

        fullBench.send(fullBench.fault());

        assertThat(fullBench.told()).containsExactly("Failed");
        assertThat(fullBench.board.calls).isEmpty();
    }
}
