package dev.squall.coordinator.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.coordinator.run.RunInput;
import dev.squall.coordinator.run.RunState;
import dev.squall.model.experiment.Configuration;
import dev.squall.model.experiment.Experiment;
import dev.squall.model.experiment.Flow;
import dev.squall.model.experiment.Pauses;
import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.Secrets;
import dev.squall.model.experiment.Step;
import dev.squall.model.experiment.Strategies;
import dev.squall.model.experiment.Targets;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.json.Json;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Report;
import dev.squall.model.message.Request;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One writer per run: what is appended, what is sent, and what a second writer may do. */
class RunnerTest {
    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    private static final AgentRef AGENT = new AgentRef("eu-1", "a");

    /** A store that a test can break. */
    private static final class Store implements RunStore {
        final Map<String, List<RunEvent>> runs = new HashMap<>();
        boolean away;

        @Override
        public boolean append(String run, long expectedVersion, List<RunEvent> events) {
            if (away) {
                throw new IllegalStateException("the store is away");
            }
            var history = runs.computeIfAbsent(run, _ -> new ArrayList<>());
            if (history.size() != expectedVersion) {
                return false;
            }
            history.addAll(events);
            return true;
        }

        @Override
        public List<RunEvent> load(String run) {
            return List.copyOf(runs.getOrDefault(run, List.of()));
        }

        @Override
        public List<String> unfinished() {
            return List.copyOf(runs.keySet());
        }
    }

    private final Store store = new Store();
    private final List<Command> commands = new ArrayList<>();
    private final List<Control> controls = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();

    private Runner runner() {
        var bus = new CommandBus() {
            @Override
            public void send(Command command) {
                if (command instanceof Command.Action) {
                    assertThat(store.load("run-1"))
                            .anyMatch(event -> event instanceof RunEvent.StepDispatched(var _, var stored)
                                    && stored.id().equals(command.id()));
                }
                commands.add(command);
            }

            @Override
            public void send(String cluster, Control control) {
                controls.add(control);
            }
        };
        return new Runner(store, bus, new RunObserver() {
            @Override
            public void appended(String run, long version, List<RunEvent> events, RunState state) {
                assertThat(version).isEqualTo(store.load(run).size());
            }

            @Override
            public void lost(String run) {
                lost.add(run);
            }
        });
    }

    private static Plan plan() {
        return plan(Step.Kind.ACTION);
    }

    private static Plan plan(Step.Kind kind) {
        var step = new Step(
                kind,
                "break",
                new Provider.Native("simulated", "break", Json.Mapping.EMPTY),
                Optional.empty(),
                Pauses.NONE,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Flow.PLAIN,
                Json.Mapping.EMPTY);
        var experiment = new Experiment(
                "t",
                "d",
                List.of(),
                Configuration.EMPTY,
                Secrets.EMPTY,
                Optional.empty(),
                List.of(step),
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
                Json.Mapping.EMPTY);
        var placement = new Plan.Placement(List.of(AGENT), List.of(AGENT), 1);
        return new Plan(
                "run-1", experiment, RunPolicy.SAFE, 1, Map.of(), Map.of(StepAddress.of(Stage.METHOD, 0), placement));
    }

    private static RunInput start() {
        return new RunInput.Requested(T0, new Request.Start("run-1", T0, "tester"));
    }

    private static RunInput injected(Command command) {
        return new RunInput.Reported(
                T0, new Report.Injected("run-1", command.id(), AGENT, T0, Json.NULL, T0, T0, T0.plusSeconds(3600)));
    }

    @Test
    void commandIsStoredBeforeItIsSent() {
        var runner = runner();
        runner.create(plan(), T0);

        runner.accept("run-1", start());

        assertThat(commands).extracting(Command::id).containsExactly("run-1/method[0]/eu-1/a");
    }

    @Test
    void probeLeavesWhileItIsStoredAndAgainWhenThatFailed() {
        var runner = runner();
        runner.create(plan(Step.Kind.PROBE), T0);

        store.away = true;
        assertThatThrownBy(() -> runner.accept("run-1", start())).hasMessage("the store is away");
        store.away = false;
        runner.accept("run-1", start());

        assertThat(commands)
                .extracting(Command::id)
                .containsExactly("run-1/method[0]/eu-1/a", "run-1/method[0]/eu-1/a");
    }

    @Test
    void actionStaysWhileTheStoreIsAway() {
        var runner = runner();
        runner.create(plan(), T0);
        store.away = true;

        assertThatThrownBy(() -> runner.accept("run-1", start())).hasMessage("the store is away");

        assertThat(commands).isEmpty();
    }

    @Test
    void runOfThatIdIsCreatedOnce() {
        runner().create(plan(), T0);

        assertThat(runner().create(plan(), T0)).isFalse();
    }

    @Test
    void inputMayBeGivenAgainWhenTheStoreWasAway() {
        var runner = runner();
        runner.create(plan(), T0);
        store.away = true;
        assertThatThrownBy(() -> runner.accept("run-1", start())).hasMessage("the store is away");
        assertThat(commands).isEmpty();

        store.away = false;
        runner.accept("run-1", start());

        assertThat(commands).hasSize(1);
    }

    @Test
    void secondOwnerFencesTheFirst() {
        var first = runner();
        first.create(plan(), T0);
        var second = runner();
        second.takeOver("run-1", T0);

        first.accept("run-1", start());

        assertThat(lost).containsExactly("run-1");
        assertThat(first.owns("run-1")).isFalse();
        assertThat(commands).isEmpty();
    }

    @Test
    void nextOwnerSendsAgainWhatWasNotAnswered() {
        var first = runner();
        first.create(plan(), T0);
        first.accept("run-1", start());

        runner().takeOver("run-1", T0.plusSeconds(1));

        assertThat(commands)
                .extracting(Command::id)
                .containsExactly("run-1/method[0]/eu-1/a", "run-1/method[0]/eu-1/a");
        assertThat(commands.get(1).envelope().epoch())
                .isGreaterThan(commands.get(0).envelope().epoch());
    }

    @Test
    void unansweredCommandIsSentAgainOnEachBeatUntilItIsStale() {
        var runner = runner();
        runner.create(plan(), T0);
        runner.accept("run-1", start());

        for (int second = 0; second < 100; second += 3) {
            runner.wake(T0.plusSeconds(second));
        }

        assertThat(commands).hasSize(20);
    }

    @Test
    void recoveryIsAskedForAgainUntilItIsReported() {
        var runner = runner();
        runner.create(plan(), T0);
        runner.accept("run-1", start());
        runner.accept("run-1", injected(commands.getFirst()));
        int asked = controls.size();

        runner.wake(T0.plus(Runner.BEAT));

        assertThat(controls.size()).isGreaterThan(asked);
        assertThat(controls).allMatch(Control.Recover.class::isInstance);
    }

    @Test
    void wakeIsWantedForTheEarliestRun() {
        var runner = runner();
        runner.create(plan(), T0);

        assertThat(runner.nextWake()).contains(T0.plus(Runner.BEAT));
    }

    @Test
    void reportToAFinishedRunLeavesNoTrace() {
        var runner = runner();
        runner.create(plan(), T0);
        runner.accept("run-1", start());
        var command = commands.getFirst();
        var done = new RunInput.Reported(T0, new Report.Succeeded("run-1", command.id(), AGENT, T0, Json.NULL, T0, T0));
        runner.accept("run-1", done);
        int length = store.load("run-1").size();

        runner.accept("run-1", done);
        runner.wake(T0.plus(Duration.ofHours(1)));

        assertThat(store.load("run-1")).hasSize(length);
        assertThat(runner.runs()).isEmpty();
    }
}
