package dev.squall.coordinator.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.coordinator.testbed.Api;
import dev.squall.coordinator.testbed.FakeAgent;
import dev.squall.coordinator.testbed.TestKafka;
import dev.squall.coordinator.testbed.TestPostgres;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A coordinator that is killed while an agent holds back an answer goes on with the run when it is started again. */
class KillCoordinatorIT {
    private static final String EXPERIMENT = """
            title: A fault with all around it
            description: The coordinator dies at each of its steps.
            steady-state-hypothesis:
              title: It answers
              probes:
                - {type: probe, name: answers, tolerance: 200, provider: {type: http, url: "http://app:8000/"}}
            method:
              - {type: action, name: stop-it, provider: {type: signal, func: stop, arguments: {name: app}}}
              - {type: probe, name: look, provider: {type: http, url: "http://app:8000/"}}
            rollbacks:
              - {type: probe, name: look-again, provider: {type: http, url: "http://app:8000/"}}
            """;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static TestKafka kafka;
    private static TestPostgres postgres;
    private static CoordinatorProcess coordinator;
    private static FakeAgent agent;

    @BeforeAll
    static void start() throws Exception {
        kafka = new TestKafka(directory.resolve("kafka"));
        postgres = new TestPostgres(directory.resolve("postgres"));
        coordinator = new CoordinatorProcess(
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                        "QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(),
                        "QUARKUS_DATASOURCE_USERNAME", "postgres",
                        "QUARKUS_DATASOURCE_PASSWORD", "postgres",
                        "SQUALL_COORDINATOR_ID", "only-one"),
                directory.resolve("coordinator.log"));
        agent = FakeAgent.start(kafka.bootstrapServers(), "eu-1", "crash-agent");
        Api.awaitAgent("crash-agent");
    }

    @AfterAll
    static void stop() throws Exception {
        agent.close();
        coordinator.close();
        kafka.stop();
        postgres.stop();
    }

    @ParameterizedTest(name = "killed while {0} is awaited")
    @ValueSource(strings = {"before[0]", "method[0]", "method[1]", "after[0]", "rollback[0]"})
    void runGoesOnAndNothingIsInjectedTwice(String step) throws Exception {
        var reached = new CountDownLatch(1);
        agent.answering(command -> {
                    if (command.step().toString().equals(step)) {
                        reached.countDown();
                        return List.of();
                    }
                    return answer(command);
                })
                .obeying(KillCoordinatorIT::undo);
        String run = Api.start(EXPERIMENT);
        assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();

        coordinator.kill();
        agent.answering(KillCoordinatorIT::answer);
        coordinator.start();

        var end = Api.finished(run);
        assertThat(end.getString("status")).isEqualTo("completed");
        assertThat(end.getString("verdict")).isEqualTo("held");
        assertThat(end.getString("recovery")).isEqualTo("clean");
        assertThat(agent.commands(run).stream()
                        .filter(Command.Action.class::isInstance)
                        .map(Command::id)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void coordinatorWithManyLiveRunsHasThemAllAgainSoonAfterItsStart() throws Exception {
        int runs = Integer.getInteger("squall.test.runs", 100);
        agent.answering(command -> command.name().equals("look") ? List.of() : answer(command))
                .obeying(KillCoordinatorIT::undo);
        var started = new ArrayList<String>();
        for (int i = 0; i < runs; i++) {
            started.add(Api.start(EXPERIMENT));
        }
        Api.await(
                "all runs to wait",
                () -> started.stream()
                        .allMatch(run -> agent.commands(run).stream()
                                .anyMatch(command -> command.name().equals("look"))));

        coordinator.kill();
        agent.answering(KillCoordinatorIT::answer);
        var began = Instant.now();
        coordinator.start();
        var ready = Instant.now();
        started.forEach(Api::finished);

        System.out.printf(
                "%d live runs: ready %d ms after the start, all runs finished %d ms after that%n",
                runs,
                Duration.between(began, ready).toMillis(),
                Duration.between(ready, Instant.now()).toMillis());
        for (var run : started) {
            assertThat(Api.run(run).getString("verdict")).isEqualTo("held");
            assertThat(agent.commands(run).stream()
                            .filter(Command.Action.class::isInstance)
                            .map(Command::id)
                            .distinct())
                    .hasSize(1);
        }
    }

    private static List<Report> answer(Command command) {
        return switch (command) {
            case Command.Probe probe -> List.of(agent.succeeded(probe, Json.of(200)));
            case Command.Action action -> List.of(agent.injected(action));
        };
    }

    private static List<Report> undo(Control control) {
        return switch (control) {
            case Control.BreakOff _, Control.Lease _ -> List.of();
            case Control.Abort _, Control.Recover _ -> agent.undo(control.run());
        };
    }
}
