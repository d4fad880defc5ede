package dev.squall.coordinator.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.coordinator.run.RunInput;
import dev.squall.coordinator.run.RunState;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who decides for a run, when a store does not answer or another coordinator was faster. */
class RunnerOwnershipTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final String RUN = "run-1";
    private static final RunInput START = new RunInput.Requested(AT, new Request.Start(RUN, AT, "tester"));

    private final List<RunEvent> history = new ArrayList<>(List.of(RunStoreContract.planned(RUN)));
    private final List<String> lost = new ArrayList<>();
    private boolean reachable = true;
    private boolean overtaken;
    private final Runner runner = new Runner(new OneRun(), new Silence(), new Losses());

    @Test
    void inputThatMeetsANewerHistoryIsNotTakenAndIsTakenWhenGivenAgain() {
        runner.takeOver(RUN, AT);
        history.add(new RunEvent.OwnershipTaken(AT, 9));

        boolean first = runner.accept(RUN, START);

        assertThat(first).isFalse();
        assertThat(lost).containsExactly(RUN);
        assertThat(runner.accept(RUN, START)).isTrue();
        assertThat(history).anyMatch(RunEvent.PhaseEntered.class::isInstance);
    }

    @Test
    void runIsNotOwnedWhenItsTakeOverCouldNotBeStored() {
        reachable = false;

        assertThatThrownBy(() -> runner.takeOver(RUN, AT)).isInstanceOf(IllegalStateException.class);

        assertThat(runner.owns(RUN)).isFalse();
    }

    @Test
    void runIsNotOwnedWhenSomebodyElseTakesItOverAtTheSameMoment() {
        overtaken = true;

        boolean taken = runner.takeOver(RUN, AT);

        assertThat(taken).isFalse();
        assertThat(runner.owns(RUN)).isFalse();
    }

    private final class OneRun implements RunStore {
        @Override
        public boolean append(String run, long expectedVersion, List<RunEvent> events) {
            if (!reachable) {
                throw new IllegalStateException("the store does not answer");
            }
            return !overtaken && history.size() == expectedVersion && history.addAll(events);
        }

        @Override
        public List<RunEvent> load(String run) {
            return List.copyOf(history);
        }

        @Override
        public List<String> unfinished() {
            return List.of(RUN);
        }
    }

    private static final class Silence implements CommandBus {
        @Override
        public void send(Command command) {}

        @Override
        public void send(String cluster, Control control) {}
    }

    private final class Losses implements RunObserver {
        @Override
        public void appended(String run, long version, List<RunEvent> events, RunState state) {}

        @Override
        public void lost(String run) {
            lost.add(run);
        }
    }
}
