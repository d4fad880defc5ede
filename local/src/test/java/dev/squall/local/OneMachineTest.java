package dev.squall.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.ledger.FileLedger;
import dev.squall.agent.ledger.LedgerEntry;
import dev.squall.coordinator.plan.PlanRequest;
import dev.squall.coordinator.plan.Planner;
import dev.squall.coordinator.plan.Planning;
import dev.squall.model.codec.ChaosToolkitJournal.Form;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.json.Json;
import dev.squall.model.message.OpenFault;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.Report;
import dev.squall.model.tolerance.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Both cores in one process, with real threads and a real ledger. */
@Timeout(60)
class OneMachineTest {
    @TempDir
    Path home;

    private final Valve valve = new Valve();

    private Plan plan(Plans.Kind kind) {
        var request = new PlanRequest("run-1", Plans.of(kind), RunPolicy.SAFE, 1, Map.of());
        return ((Planning.Planned) Planner.plan(request, OneMachine.fleet(valve.surroundings(home), Set.of("valve"))))
                .plan();
    }

    private Path ledgers() {
        return home.resolve("ledgers");
    }

    @Test
    void faultIsInPlaceDuringTheMethodAndUndoneAtTheEnd() throws Exception {
        var events = new ArrayList<RunEvent>();
        Result result;
        try (var machine = new OneMachine(valve.surroundings(home), "one")) {
            result = machine.run(plan(Plans.Kind.CLOSES_THE_VALVE), "tester", (_, _, more, _) -> events.addAll(more));
        }

        assertThat(result.verdict()).isEqualTo(Verdict.HELD);
        assertThat(result.recovery()).isEqualTo(Recovery.CLEAN);
        assertThat(valve.closedOnce()).isTrue();
        assertThat(valve.open()).isTrue();
        assertThat(events.getLast()).isInstanceOf(RunEvent.RunFinished.class);
        assertThat(ledgers()).isEmptyDirectory();
    }

    @Test
    void whatAKilledRunWroteBesideItsJournalIsRemovedAndThatOfALivingOneIsNot() throws Exception {
        var dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path abandoned = Files.writeString(home.resolve(".journal.json." + dead.pid()), "{");
        Path written = Files.writeString(home.resolve(".journal.json.1"), "{");
        Path other = Files.writeString(home.resolve(".journal.json.old"), "{}");
        var around = valve.surroundings(home);
        try (var machine = new OneMachine(around, "one");
                var journal = new JournalFile(home.resolve("journal.json"), Form.SQUALL, around.elapsed())) {
            machine.run(plan(Plans.Kind.CLOSES_THE_VALVE), "tester", (_, _, more, _) -> journal.add(more));
        }

        assertThat(abandoned).doesNotExist();
        assertThat(written).exists();
        assertThat(other).exists();
        assertThat(home.resolve("journal.json")).exists();
    }

    @Test
    void abortUndoesTheFaultAndEndsTheRun() throws Exception {
        Result result;
        try (var machine = new OneMachine(valve.surroundings(home), "one")) {
            result = machine.run(plan(Plans.Kind.CLOSES_IT_AND_WAITS), "tester", (run, _, events, _) -> {
                if (events.stream().anyMatch(RunEvent.PauseStarted.class::isInstance)) {
                    machine.abort(run, "tester", "enough");
                }
            });
        }

        assertThat(result.status()).isEqualTo(Result.Status.INTERRUPTED);
        assertThat(valve.closedOnce()).isTrue();
        assertThat(valve.open()).isTrue();
    }

    @Test
    void runThatOnlyLooksLeavesNoTraceOnDisk() throws Exception {
        try (var machine = new OneMachine(valve.surroundings(home), "one")) {
            machine.run(plan(Plans.Kind.ONLY_LOOKS), "tester", (_, _, _, _) -> {});
        }

        assertThat(home).isEmptyDirectory();
    }

    @Test
    void faultThatAKilledRunLeftIsUndoneAtTheNextStart() throws Exception {
        leave("dead");
        valve.close();
        var undone = new ArrayList<Report.Recovered>();

        new Leftovers(valve.surroundings(home), undone::add, this::unexpected, this::unexpected).undo();

        assertThat(valve.open()).isTrue();
        assertThat(undone).extracting(Report.Recovered::outcome).containsExactly(Recovery.CLEAN);
        assertThat(ledgers()).isEmptyDirectory();
    }

    @Test
    void faultOfARunThatIsAliveIsLeftAlone() throws Exception {
        leave("alive");
        valve.close();
        try (var _ = FileLedger.open(ledgers().resolve("alive"), InstantSource.system())) {

            new Leftovers(valve.surroundings(home), _ -> {}, this::unexpected, this::unexpected).undo();

            assertThat(valve.open()).isFalse();
        }
        assertThat(Files.exists(ledgers().resolve("alive"))).isTrue();
    }

    private List<String> toldOfLedgers(Consumer<Report.Recovered> undone) throws Exception {
        var told = new ArrayList<String>();
        new Leftovers(
                        valve.surroundings(home),
                        undone,
                        this::unexpected,
                        (why, ledger) -> told.add(ledger.getFileName() + " " + why))
                .undo();
        return told;
    }

    @Test
    void aDamagedLedgerIsToldOfAndKept() throws Exception {
        leave("dead");
        Path file = ledgers().resolve("dead/ledger");
        Files.writeString(file, Files.readString(file).replace("valve", "value"));

        var told = toldOfLedgers(this::unexpected);

        assertThat(told).containsExactly("dead lines [1] are damaged");
        assertThat(file).as("it is all that is known of a fault").exists();
    }

    /** As one of another user, whom this one cannot replace. */
    @Test
    void aLedgerThatCannotBeOpenedIsToldOfAndKept() throws Exception {
        leave("dead");
        Path file = ledgers().resolve("dead/ledger");
        Files.delete(file);
        Files.createDirectories(file.resolve("in the way"));

        var told = toldOfLedgers(this::unexpected);

        assertThat(told).singleElement().asString().startsWith("dead " + file);
        assertThat(file).exists();
    }

    @Test
    void aLedgerThatCannotBeOpenedIsToldOfAndKeptAndTheOthersAreTakenUp() throws Exception {
        leave("dead");
        leave("shut");
        var lock = ledgers().resolve("shut/lock");
        Files.delete(lock);
        Files.createDirectory(lock);
        valve.close();

        var told = toldOfLedgers(_ -> {});

        assertThat(told).singleElement().asString().startsWith("shut ").contains("shut/lock");
        assertThat(valve.open()).isTrue();
        assertThat(ledgers().resolve("shut/ledger")).exists();
    }

    @Test
    void aLedgerThatIsNotToBeTriedIsLeftAsItIs() throws Exception {
        leave("dead");
        valve.close();

        new Leftovers(valve.surroundings(home), this::unexpected, this::unexpected, this::unexpected)
                .undo(ledger -> !ledger.endsWith("dead"));

        assertThat(valve.open()).isFalse();
        assertThat(ledgers().resolve("dead")).isNotEmptyDirectory();
    }

    @Test
    void ledgersThatAreMadeAndRemovedMeanwhileAreLeftToTheirOwners() throws Exception {
        var over = new AtomicBoolean();
        var looking = new FutureTask<>(() -> {
            int times = 0;
            for (; !over.get(); times++) {
                new Leftovers(valve.surroundings(home), this::unexpected, this::unexpected, this::unexpected).undo();
            }
            return times;
        });
        Thread.ofPlatform().start(looking);
        try {
            for (int i = 0; i < 100; i++) {
                try (var machine = new OneMachine(valve.surroundings(home), "run-" + i)) {
                    var result = machine.run(plan(Plans.Kind.CLOSES_THE_VALVE), "tester", (_, _, _, _) -> {});
                    assertThat(result.status()).as(result.reason()).isEqualTo(Result.Status.COMPLETED);
                }
            }
        } finally {
            over.set(true);
        }

        assertThat(looking.get()).isPositive();
        assertThat(ledgers()).isEmptyDirectory();
    }

    private void unexpected(Report.Recovered report) {
        throw new AssertionError("undone by somebody else: " + report);
    }

    private void unexpected(OpenFault fault, Path ledger) {
        throw new AssertionError("left: " + fault);
    }

    private void unexpected(String why, Path ledger) {
        throw new AssertionError("damaged: " + ledger + " " + why);
    }

    private void leave(String name) throws IOException {
        var now = InstantSource.system().instant();
        try (var ledger = FileLedger.open(ledgers().resolve(name), InstantSource.system())) {
            ledger.append(new LedgerEntry.Intent(
                    now,
                    "run-0/method[0]/local/this-machine",
                    "run-0",
                    1,
                    "valve",
                    "close",
                    List.of("the valve"),
                    Optional.of(Json.Mapping.EMPTY),
                    Optional.empty(),
                    Duration.ofSeconds(15),
                    now.plusSeconds(3600)));
        }
    }
}
