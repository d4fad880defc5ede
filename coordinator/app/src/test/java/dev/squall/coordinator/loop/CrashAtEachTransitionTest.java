package dev.squall.coordinator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.coordinator.run.RunInput;
import dev.squall.coordinator.runner.RunStore;
import dev.squall.coordinator.runner.Runner;
import dev.squall.coordinator.testbed.Experiments;
import dev.squall.coordinator.testbed.Plans;
import dev.squall.coordinator.watch.Observers;
import dev.squall.coordinator.watch.RunLog;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The coordinator dies at every append of a run, before it and after it, and another one goes on with the run. */
class CrashAtEachTransitionTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final String RUN = "run-1";
    private static final int MOST_TURNS = 1000;
    private static final Set<Integer> ALL =
            IntStream.range(0, Topics.REPORT_PARTITIONS).boxed().collect(Collectors.toSet());

    private final FlakyStore store = new FlakyStore();
    private final SimpleAgent agent = new SimpleAgent(START);
    private Instant now = START;

    static Stream<Arguments> deaths() {
        var whole = new CrashAtEachTransitionTest();
        var watched = new DyingStore(whole.store, 0, false);
        whole.live(watched, true);
        return IntStream.rangeClosed(1, watched.appends())
                .boxed()
                .flatMap(append -> Stream.of(Arguments.of(append, false), Arguments.of(append, true)));
    }

    @ParameterizedTest(name = "death at append {0}, after it: {1}")
    @MethodSource("deaths")
    void anotherCoordinatorGoesOnAndNothingIsInjectedTwice(int append, boolean afterwards) {
        dieAt(append, afterwards);

        live(store, store.load(RUN).isEmpty());

        var events = store.load(RUN);
        var result = events.stream()
                .flatMap(event ->
                        event instanceof RunEvent.RunFinished finished ? Stream.of(finished.result()) : Stream.of())
                .toList();
        assertThat(result).singleElement().satisfies(end -> {
            assertThat(end.status()).isEqualTo(Result.Status.COMPLETED);
            assertThat(end.recovery()).isEqualTo(Recovery.CLEAN);
        });
        assertThat(agent.injected()).doesNotHaveDuplicates().hasSize(1);
        assertThat(agent.faults()).isEmpty();
    }

    private void dieAt(int append, boolean afterwards) {
        try {
            live(new DyingStore(store, append, afterwards), true);
            throw new AssertionError("it should have died at append " + append);
        } catch (DyingStore.Died expected) {
            now = now.plusSeconds(1);
        }
    }

    /** One coordinator's life, from its start to the run's end. */
    private void live(RunStore mine, boolean creates) {
        var lost = new LostRuns();
        var log = new RunLog();
        var decider = new Decider(new Runner(mine, agent, new Observers(List.of(lost))), mine, lost, () -> now, log);
        decider.assigned(ALL, Topics.REPORT_PARTITIONS);
        if (creates) {
            decider.create(Plans.of(RUN, Experiments.FAULT_AND_WAIT), "ann", new CompletableFuture<>());
        }
        for (int turn = 0; turn < MOST_TURNS && !store.unfinished().isEmpty(); turn++) {
            var report = agent.reports().poll();
            if (report == null) {
                now = now.plus(Duration.ofMillis(500));
                decider.wake(now);
            } else {
                var input = new Input(0, RUN, new RunInput.Reported(now, report));
                var _ = decider.accept(List.of(input));
            }
        }
    }
}
