package dev.squall.agent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerTest extends LedgerContract {
    private static final long SMALL = 64L << 10;

    @TempDir
    Path directory;

    @Override
    FileLedger open(Retention retention) throws IOException {
        return FileLedger.open(directory, () -> now, retention, SMALL);
    }

    private Path file() {
        return directory.resolve("ledger");
    }

    @Test
    void aTornTailIsCutWhereverItWasTorn() throws IOException {
        try (Ledger ledger = open()) {
            ledger.append(intent("a"));
        }
        byte[] whole = Files.readAllBytes(file());
        byte[] next = LedgerLines.line(intent("b"));
        for (int length = 0; length < next.length; length += 17) {
            Files.write(file(), whole);
            Files.write(file(), java.util.Arrays.copyOf(next, length), StandardOpenOption.APPEND);

            try (FileLedger again = open(Retention.DEFAULT)) {
                assertThat(again.entries()).containsExactly(intent("a"));
                assertThat(again.corrupt()).isEmpty();
                again.append(intent("c"));
            }
            try (Ledger after = open()) {
                assertThat(after.entries()).containsExactly(intent("a"), intent("c"));
            }
        }
    }

    @Test
    void aLineThatWentBadIsReportedAndTheRestKept() throws IOException {
        try (Ledger ledger = open()) {
            ledger.append(intent("a"));
            ledger.append(intent("b"));
            ledger.append(intent("c"));
        }
        String text = Files.readString(file());
        Files.writeString(file(), text.replace("\"command\":\"b\"", "\"command\":\"x\""));

        try (FileLedger again = open(Retention.DEFAULT)) {
            assertThat(again.entries()).containsExactly(intent("a"), intent("c"));
            assertThat(again.corrupt()).containsExactly(2);
        }
    }

    @Test
    void linesThatWereNeverALedgersAreSurvived() throws IOException {
        Files.write(file(), "\n\nnonsense\n0000000z 00000000 {}\n".getBytes(StandardCharsets.UTF_8));

        try (FileLedger ledger = open(Retention.DEFAULT)) {
            ledger.append(intent("a"));
            assertThat(ledger.corrupt()).containsExactly(1, 2, 3, 4);
        }

        try (Ledger again = open()) {
            assertThat(again.entries()).containsExactly(intent("a"));
        }
    }

    @Test
    void twoAgentsDoNotShareALedger() throws IOException {
        try (Ledger ledger = open()) {
            ledger.append(intent("a"));

            assertThatExceptionOfType(FileLedger.InUse.class).isThrownBy(this::open);
        }
    }

    @Test
    void itIsWrittenAnewWhenItHasGrown() throws IOException {
        try (Ledger ledger = open(new Retention(5, java.time.Duration.ofHours(1)))) {
            for (int i = 0; i < 1_000; i++) {
                ledger.append(done("c" + i, AT.plusSeconds(1)));
            }
        }

        assertThat(Files.size(file())).isLessThan(2 * SMALL);
        assertThat(directory.resolve("ledger.new")).doesNotExist();
    }

    @Test
    void anInterruptWhileWritingHurtsNobodyElse() throws Exception {
        try (Ledger ledger = open()) {
            var interrupted = new CompletableFuture<Boolean>();
            Thread.ofVirtual()
                    .start(() -> {
                        Thread.currentThread().interrupt();
                        try {
                            ledger.append(intent("a"));
                            interrupted.complete(Thread.currentThread().isInterrupted());
                        } catch (IOException e) {
                            interrupted.completeExceptionally(e);
                        }
                    })
                    .join();
            assertThat(interrupted.get()).isTrue();

            ledger.append(intent("b"));

            assertThat(ledger.entries()).containsExactly(intent("a"), intent("b"));
        }
    }
}
