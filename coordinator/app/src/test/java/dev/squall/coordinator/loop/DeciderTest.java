package dev.squall.coordinator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.coordinator.loop.RunnerLoop.Created;
import dev.squall.coordinator.run.RunInput;
import dev.squall.coordinator.runner.CommandBus;
import dev.squall.coordinator.runner.Runner;
import dev.squall.coordinator.testbed.Experiments;
import dev.squall.coordinator.testbed.Plans;
import dev.squall.coordinator.watch.Observers;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.Report;
import dev.squall.model.message.Topics;
import dev.squall.model.tolerance.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeciderTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String RUN = "run-1";
    private static final Set<Integer> ALL =
            IntStream.range(0, Topics.REPORT_PARTITIONS).boxed().collect(Collectors.toSet());

    private final FlakyStore store = new FlakyStore();
    private final List<Command> sent = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private final Decider decider = decider(store);

    @BeforeEach
    void own() {
        decider.assigned(ALL, Topics.REPORT_PARTITIONS);
    }

    @Test
    void newRunOfAnOwnPartitionIsStoredAndStarted() {
        var done = new CompletableFuture<Created>();

        decider.create(plan(), "ann", done);

        assertThat(done).isCompletedWithValue(Created.STARTED);
        assertThat(sent).extracting(Command::run).containsExactly(RUN);
    }

    @Test
    void newRunOfAnothersPartitionIsOnlyStored() {
        var done = new CompletableFuture<Created>();
        decider.revoked(ALL);

        decider.create(plan(), "ann", done);

        assertThat(done).isCompletedWithValue(Created.STORED);
        assertThat(store.load(RUN)).hasSize(1);
        assertThat(sent).isEmpty();
    }

    @Test
    void inputIsTriedAgainUntilTheStoreIsBackAndIsAcknowledgedOnlyThen() {
        started();
        store.goAway(3);

        var done = accept(answer(sent.getFirst()));

        assertThat(done).isTrue();
        assertThat(sent.stream().map(Command::id).distinct()).hasSize(2);
        assertThat(seen).containsExactly("stalled", "resumed");
    }

    @Test
    void appendWhoseAnswerGotLostIsFoundOutAndTheRunGoesOn() {
        started();
        store.swallowAnswer();

        var done = accept(answer(sent.getFirst()));

        assertThat(done).isTrue();
        assertThat(store.load(RUN).stream().filter(RunEvent.StepAnswered.class::isInstance))
                .hasSize(1);
        assertThat(sent.getLast().step()).hasToString("method[0]");
    }

    @Test
    void runThatAnotherOwnerWroteToIsTakenBackWithAHigherEpoch() {
        started();
        store.append(RUN, store.load(RUN).size(), List.of(new RunEvent.OwnershipTaken(NOW, 2)));

        var _ = accept(answer(sent.getFirst()));

        assertThat(seen).contains("contested");
        assertThat(store.load(RUN)).contains(new RunEvent.OwnershipTaken(NOW, 3));
    }

    @Test
    void nextOwnerSendsAgainWhatWasNotAnswered() {
        started();
        sent.clear();

        decider(store).assigned(ALL, Topics.REPORT_PARTITIONS);

        assertThat(sent).extracting(command -> command.step().toString()).containsExactly("before[0]");
        assertThat(sent.getFirst().envelope().epoch()).isEqualTo(2);
    }

    @Test
    void nextOwnerStartsARunThatNobodyWasAskedToStart() {
        store.append(RUN, 0, List.of(new RunEvent.RunPlanned(NOW, plan())));

        decider(store).assigned(ALL, Topics.REPORT_PARTITIONS);

        assertThat(sent).hasSize(1);
    }

    @Test
    void runThatNobodyStartedForLongIsAbortedByItsNextOwner() {
        var longAgo = NOW.minus(Duration.ofMinutes(11));
        store.append(RUN, 0, List.of(new RunEvent.RunPlanned(longAgo, plan())));

        decider(store).assigned(ALL, Topics.REPORT_PARTITIONS);

        assertThat(sent).isEmpty();
        assertThat(store.load(RUN)).hasAtLeastOneElementOfType(RunEvent.RunFinished.class);
    }

    @Test
    void inputOfAPartitionThatWasTakenAwayIsLeftToItsNextOwner() {
        started();
        decider.revoked(ALL);
        long before = store.load(RUN).size();

        var _ = accept(answer(sent.getFirst()));

        assertThat(store.load(RUN)).hasSize((int) before);
    }

    @Test
    void bugInOneRunLeavesTheOthersAlone() {
        started();
        var impossible = new RunEvent.RunFinished(
                NOW, new Result(Result.Status.COMPLETED, false, Verdict.HELD, Recovery.CLEAN, "out of turn"));
        store.append("broken", 0, List.of(impossible));

        var done = accept(new Input(0, "broken", new RunInput.TimePassed(NOW)), answer(sent.getFirst()));

        assertThat(done).isTrue();
        assertThat(seen).containsExactly("gave up broken");
        assertThat(sent).hasSize(2);
    }

    private void started() {
        decider.create(plan(), "ann", new CompletableFuture<>());
    }

    private boolean accept(Input... inputs) {
        return decider.accept(List.of(inputs));
    }

    private static Input answer(Command command) {
        var report = new Report.Succeeded(RUN, command.id(), Plans.AGENT, NOW, Json.of(200), NOW, NOW);
        return new Input(0, RUN, new RunInput.Reported(NOW, report));
    }

    private Decider decider(FlakyStore store) {
        var lost = new LostRuns();
        var bus = new CommandBus() {
            @Override
            public void send(Command command) {
                sent.add(command);
            }

            @Override
            public void send(String cluster, Control control) {}
        };
        return new Decider(new Runner(store, bus, new Observers(List.of(lost))), store, lost, () -> NOW, told());
    }

    private LoopObserver told() {
        return new LoopObserver() {
            @Override
            public void stalled(RuntimeException cause) {
                seen.add("stalled");
            }

            @Override
            public void resumed() {
                seen.add("resumed");
            }

            @Override
            public void gaveUp(String run, Optional<Input> input, RuntimeException bug) {
                seen.add("gave up " + run);
            }

            @Override
            public void contested(String run) {
                seen.add("contested");
            }
        };
    }

    private static Plan plan() {
        return Plans.of(RUN, Experiments.TWO_LOOKS);
    }
}
