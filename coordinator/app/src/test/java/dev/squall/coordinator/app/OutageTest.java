package dev.squall.coordinator.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.coordinator.testbed.Api;
import dev.squall.coordinator.testbed.CoordinatorStack;
import dev.squall.coordinator.testbed.Experiments;
import dev.squall.coordinator.testbed.FakeAgent;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import dev.squall.model.message.Report;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL or Kafka is away for a while; {@code -Dsquall.test.outage=PT30S} makes the while longer than the usual one. */
@QuarkusTest
@QuarkusTestResource(CoordinatorStack.class)
class OutageTest {
    private static final Duration OUTAGE = Duration.parse(System.getProperty("squall.test.outage", "PT3S"));

    CoordinatorStack stack;
    FakeAgent agent;

    @BeforeEach
    void startAgent() {
        agent = FakeAgent.start(stack.kafka().bootstrapServers(), "eu-3", "outage-agent");
        Api.awaitAgent("outage-agent");
    }

    @AfterEach
    void stopAgent() {
        agent.close();
    }

    @Test
    void runGoesOnWhenPostgresComesBack() throws Exception {
        agent.answering(this::silentAtTheLook);
        String run = Api.start(Experiments.inCluster("eu-3"));
        Api.await("the look", () -> agent.commands(run).size() == 2);

        stack.postgres().stop();
        agent.answering(this::always);
        agent.report(agent.succeeded(agent.commands(run).getLast(), Json.of(200)));
        Api.await("readiness to go", () -> ready() == 503);
        pass(OUTAGE);
        stack.postgres().comeBack();

        assertThat(Api.finished(run).getString("verdict")).isEqualTo("held");
        assertThat(Api.journal(run).getList("run")).hasSize(1);
        Api.await("readiness to come back", () -> ready() == 200);
    }

    @Test
    void runGoesOnWhenKafkaComesBack() {
        agent.answering(this::silentAtTheLook);
        String run = Api.start(Experiments.inCluster("eu-3"));
        Api.await("the look", () -> agent.commands(run).size() == 2);

        stack.kafka().stop();
        agent.answering(this::always);
        agent.report(agent.succeeded(agent.commands(run).getLast(), Json.of(200)));
        pass(OUTAGE);
        stack.kafka().comeBack();

        assertThat(Api.finished(run).getString("verdict")).isEqualTo("held");
        assertThat(Api.finished(Api.start(Experiments.inCluster("eu-3"))).getString("verdict"))
                .isEqualTo("held");
    }

    @Test
    void newRunIsRefusedWhileThereIsNowhereToStoreIt() throws Exception {
        stack.postgres().stop();

        var answer = given().contentType("application/json")
                .body(Map.of("experiment", Experiments.inCluster("eu-3")))
                .post("/api/v1/runs");

        stack.postgres().comeBack();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotBlank();
        Api.await("readiness to come back", () -> ready() == 200);
    }

    private List<Report> always(Command command) {
        return List.of(agent.succeeded(command, Json.of(200)));
    }

    private List<Report> silentAtTheLook(Command command) {
        return command.name().equals("look") ? List.of() : always(command);
    }

    private static int ready() {
        return given().get("/q/health/ready").statusCode();
    }

    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
