package dev.squall.coordinator.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.coordinator.testbed.Api;
import dev.squall.coordinator.testbed.CoordinatorStack;
import dev.squall.coordinator.testbed.Experiments;
import dev.squall.coordinator.testbed.FakeAgent;
import dev.squall.coordinator.testbed.Records;
import dev.squall.model.codec.DeadLetterHeaders;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Report;
import dev.squall.model.message.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CoordinatorStack.class)
class RunOverKafkaTest {
    CoordinatorStack stack;
    FakeAgent agent;

    @BeforeEach
    void startAgent() {
        agent = FakeAgent.start(stack.kafka().bootstrapServers(), "eu-2", "road-agent");
        Api.awaitAgent("road-agent");
    }

    @AfterEach
    void stopAgent() {
        agent.close();
    }

    @Test
    void runTravelsThroughKafkaToItsVerdict() {
        String run = Api.start(Experiments.inCluster("eu-2"));

        var end = Api.finished(run);

        assertThat(end.getString("status")).isEqualTo("completed");
        assertThat(end.getString("verdict")).isEqualTo("held");
        assertThat(agent.commands(run)).hasSize(3);
    }

    @Test
    void everyAnswerTwiceChangesNothing() {
        agent.answering(command -> {
            var answer = agent.succeeded(command, Json.of(200));
            return List.of(answer, answer);
        });
        String run = Api.start(Experiments.inCluster("eu-2"));

        var end = Api.finished(run);

        assertThat(end.getString("verdict")).isEqualTo("held");
        assertThat(Api.journal(run).getList("run")).hasSize(1);
    }

    @Test
    void answerFromAnEarlierStepThatComesLateChangesNothing() {
        agent.answering(command -> agent.commands(command.run()).stream()
                .<Report>map(earlier ->
                        agent.succeeded(earlier, Json.of(earlier.id().equals(command.id()) ? 200 : 500)))
                .toList()
                .reversed());
        String run = Api.start(Experiments.inCluster("eu-2"));

        var end = Api.finished(run);

        assertThat(end.getString("verdict")).isEqualTo("held");
    }

    @Test
    void recordThatCannotBeReadIsPutAsideWithTheReasonAndTheNextIsRead() {
        agent.send(Topics.REPORTS, "unreadable", "no report".getBytes(StandardCharsets.UTF_8));

        var letter = Records.await(stack.kafka().bootstrapServers(), Topics.DEAD_LETTERS, "unreadable");

        assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo("no report");
        assertThat(Records.header(letter, DeadLetterHeaders.REASON)).contains("no JSON");
        assertThat(Records.header(letter, DeadLetterHeaders.TOPIC)).isEqualTo(Topics.REPORTS);
        assertThat(Records.header(letter, DeadLetterHeaders.OFFSET)).matches("\\d+");
        assertThat(Api.finished(Api.start(Experiments.inCluster("eu-2"))).getString("verdict"))
                .isEqualTo("held");
    }

    @Test
    void heartbeatThatCannotBeReadIsPutAsideAndTheFleetGoesOn() {
        agent.send(Topics.FLEET, "bad-heartbeat", "{}".getBytes(StandardCharsets.UTF_8));

        var letter = Records.await(stack.kafka().bootstrapServers(), Topics.DEAD_LETTERS, "bad-heartbeat");

        assertThat(Records.header(letter, DeadLetterHeaders.TOPIC)).isEqualTo(Topics.FLEET);
        try (var other = FakeAgent.start(stack.kafka().bootstrapServers(), "eu-9", "late-agent")) {
            Api.awaitAgent("late-agent");
        }
    }

    @Test
    void finishedJournalGoesOutWithTheRunAsItsKey() {
        String run = Api.start(Experiments.inCluster("eu-2"));
        Api.finished(run);

        var journal = Records.await(stack.kafka().bootstrapServers(), Topics.JOURNAL, run);

        assertThat(Records.header(journal, "ce_type")).isEqualTo("dev.squall.journal.finished");
        assertThat(new String(journal.value(), StandardCharsets.UTF_8)).contains("\"status\":\"completed\"");
    }

    @Test
    void abortReachesTheAgentsAndEndsTheRunWithItsFaultsUndone() {
        agent.answering(command ->
                        command instanceof Command.Action action ? List.of(agent.injected(action)) : List.of())
                .obeying(control -> control instanceof Control.Lease ? List.of() : agent.recoverAll(control.run()));
        String run = Api.start(Experiments.FAULT_AND_WAIT + "targets: {clusters: [eu-2]}\n");
        Api.await("the fault", () -> agent.commands(run).size() == 2);

        int answer = given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(Map.of("reason", "enough", "by", "ann"))
                .post("/api/v1/runs/" + run + ":abort")
                .statusCode();

        assertThat(answer).isEqualTo(202);
        var end = Api.finished(run);
        assertThat(end.getString("status")).isEqualTo("interrupted");
        assertThat(end.getString("recovery")).isEqualTo("clean");
        assertThat(agent.controls(run)).hasAtLeastOneElementOfType(Control.Abort.class);
    }
}
