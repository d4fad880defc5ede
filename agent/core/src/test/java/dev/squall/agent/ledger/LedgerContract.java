package dev.squall.agent.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.json.Json;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.RecoveryCause;
import dev.squall.model.message.Report;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every ledger does. */
abstract class LedgerContract {
    static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    static final AgentRef AGENT = new AgentRef("one", "a");

    Instant now = AT.plusSeconds(60);

    /** The same ledger every time, as a new agent finds it. */
    abstract Ledger open(Retention retention) throws IOException;

    final Ledger open() throws IOException {
        return open(Retention.DEFAULT);
    }

    static LedgerEntry.Intent intent(String command) {
        return new LedgerEntry.Intent(
                AT,
                command,
                "run",
                3,
                "signal",
                "stop",
                List.of("process postgres pid=7 start=9", "ünïcode \n \" target"),
                Optional.of(Json.mapping("pid", Json.of(7))),
                Optional.of(Duration.ofMillis(1500)),
                Duration.ofSeconds(15),
                AT.plusSeconds(3600));
    }

    static LedgerEntry.Intent effect(String command) {
        return new LedgerEntry.Intent(
                AT,
                command,
                "run",
                3,
                "process",
                "run",
                List.of("program true"),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(15),
                AT.plusSeconds(3600));
    }

    static LedgerEntry.Applied applied(String command) {
        return new LedgerEntry.Applied(
                AT, command, new Report.Injected("run", command, AGENT, AT, Json.of("T"), AT, AT, AT.plusSeconds(9)));
    }

    static LedgerEntry.Done done(String command, Instant at) {
        return new LedgerEntry.Done(
                at,
                command,
                List.of(
                        new Report.Failed("run", command, AGENT, AT, Report.Trouble.FAILED, "no", AT, AT),
                        new Report.Recovered(
                                "run", command, AGENT, AT, Recovery.CLEAN, RecoveryCause.LEASE, Json.NULL, AT, AT)));
    }

    @Test
    void whatIsOpenIsFoundAsItWasWritten() throws IOException {
        var verified = new LedgerEntry.Verified(AT, "c", Recovery.DIRTY);
        try (Ledger ledger = open()) {
            ledger.append(intent("c"));
            ledger.append(applied("c"));
            ledger.append(new LedgerEntry.Undone(AT, "c"));
            ledger.append(verified);
            ledger.append(effect("d"));
        }

        try (Ledger again = open()) {
            assertThat(again.entries()).containsExactly(intent("c"), applied("c"), verified, effect("d"));
        }
    }

    @Test
    void whatIsDoneIsKnownByItsReports() throws IOException {
        try (Ledger ledger = open()) {
            ledger.append(intent("c"));
            ledger.append(applied("c"));
            ledger.append(done("c", AT));
        }

        try (Ledger again = open()) {
            assertThat(again.entries()).containsExactly(done("c", AT));
            assertThat(Standing.of(again.entries()))
                    .singleElement()
                    .satisfies(standing -> assertThat(standing.open()).isFalse());
        }
    }

    @Test
    void abortsAreKept() throws IOException {
        var aborted = new LedgerEntry.Aborted(AT, "run", 4);
        try (Ledger ledger = open()) {
            ledger.append(aborted);
        }

        try (Ledger again = open()) {
            assertThat(again.entries()).containsExactly(aborted);
        }
    }

    @Test
    void whatIsDoneIsForgottenByAgeAndNumberAndWhatIsOpenNever() throws IOException {
        try (Ledger ledger = open(new Retention(2, Duration.ofHours(1)))) {
            ledger.append(intent("open"));
            ledger.append(done("old", AT));
            ledger.append(done("a", AT.plusSeconds(3600)));
            ledger.append(done("b", AT.plusSeconds(3601)));
            ledger.append(done("c", AT.plusSeconds(3602)));
            now = AT.plusSeconds(7000);

            assertThat(Standing.of(ledger.entries()))
                    .extracting(Standing::command)
                    .containsExactly("b", "c", "open");
        }
    }

    @Test
    void aLongLifeDoesNotMakeItGrowWithoutEnd() throws IOException {
        try (Ledger ledger = open(new Retention(5, Duration.ofHours(1)))) {
            ledger.append(intent("open"));
            for (int i = 0; i < 3_000; i++) {
                ledger.append(done("c" + i, AT.plusSeconds(1)));
            }
        }

        try (Ledger again = open(new Retention(5, Duration.ofHours(1)))) {
            assertThat(again.entries()).hasSize(6).contains(intent("open"), done("c2999", AT.plusSeconds(1)));
        }
    }
}
