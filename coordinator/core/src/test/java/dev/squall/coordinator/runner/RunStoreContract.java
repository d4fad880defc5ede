package dev.squall.coordinator.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Secrets;
import dev.squall.model.experiment.Strategies;
import dev.squall.model.experiment.Targets;
import dev.squall.model.journal.Phase;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import dev.squall.model.tolerance.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every {@link RunStore} promises. Tests of a store extend this; each test gets a store without these runs. */
public abstract class RunStoreContract {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    /** The store under test. */
    protected abstract RunStore store();

    @Test
    void unknownRunHasNoEvents() {
        assertThat(store().load("contract-none")).isEmpty();
    }

    @Test
    void eventsComeBackInOrderOverSeveralAppends() {
        var run = "contract-order";
        var store = store();

        boolean first = store.append(run, 0, List.of(planned(run)));
        boolean second = store.append(run, 1, List.of(entered(Phase.CHECKING_BEFORE), entered(Phase.ACTING)));

        assertThat(List.of(first, second)).containsOnly(true);
        assertThat(store.load(run))
                .containsExactly(planned(run), entered(Phase.CHECKING_BEFORE), entered(Phase.ACTING));
    }

    @Test
    void appendAtAnotherVersionChangesNothing() {
        var run = "contract-fenced";
        var store = store();
        store.append(run, 0, List.of(planned(run)));

        boolean behind = store.append(run, 0, List.of(entered(Phase.ACTING)));
        boolean ahead = store.append(run, 2, List.of(entered(Phase.ACTING)));

        assertThat(List.of(behind, ahead)).containsOnly(false);
        assertThat(store.load(run)).containsExactly(planned(run));
    }

    @Test
    void oneOfTwoWritersAtTheSameVersionWins() throws Exception {
        var run = "contract-race";
        var store = store();
        store.append(run, 0, List.of(planned(run)));
        var together = new CyclicBarrier(2);
        Callable<Boolean> writer = () -> {
            together.await();
            return store.append(run, 1, List.of(entered(Phase.CHECKING_BEFORE)));
        };

        try (var threads = Executors.newFixedThreadPool(2)) {
            var one = threads.submit(writer);
            var other = threads.submit(writer);

            assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(true, false);
        }
        assertThat(store.load(run)).hasSize(2);
    }

    @Test
    void unfinishedRunsAreListedOldestFirstAndFinishedOnesAreNot() {
        var store = store();
        for (var run : List.of("contract-b", "contract-done", "contract-a")) {
            store.append(run, 0, List.of(planned(run)));
        }

        store.append("contract-done", 1, List.of(finished()));

        assertThat(store.unfinished())
                .containsSubsequence("contract-b", "contract-a")
                .doesNotContain("contract-done");
    }

    static RunEvent planned(String run) {
        var source = new Json.Mapping(Map.of(
                "title", Json.of("Nothing breaks"), "description", Json.of("A run to store"), "method", Json.array()));
        var experiment = new Experiment(
                "Nothing breaks",
                "A run to store",
                List.of(),
                Configuration.EMPTY,
                Secrets.EMPTY,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Strategies.UNSAID,
                Optional.empty(),
                Targets.ANYWHERE,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                source);
        return new RunEvent.RunPlanned(AT, new Plan(run, experiment, RunPolicy.SAFE, 7, Map.of(), Map.of()));
    }

    private static RunEvent entered(Phase phase) {
        return new RunEvent.PhaseEntered(AT, phase);
    }

    private static RunEvent finished() {
        return new RunEvent.RunFinished(
                AT, new Result(Result.Status.COMPLETED, false, Verdict.HELD, Recovery.CLEAN, "the hypothesis held"));
    }
}
