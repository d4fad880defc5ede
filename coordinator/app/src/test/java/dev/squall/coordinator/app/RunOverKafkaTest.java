package dev.squall.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.coordinator.testbed.Api;
import dev.squall.coordinator.testbed.CoordinatorStack;
import dev.squall.coordinator.testbed.FakeAgent;
import dev.squall.model.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CoordinatorStack.class)
class RunOverKafkaTest {
    static final String TWO_STEPS = """
            title: Two looks
            description: The service answers before and after.
            steady-state-hypothesis:
              title: It answers
              probes:
                - type: probe
                  name: answers
                  tolerance: 200
                  provider: {type: http, url: "http://app:8000/"}
            method:
              - type: probe
                name: look
                provider: {type: http, url: "http://app:8000/"}
            """;

    CoordinatorStack stack;
    FakeAgent agent;

    @BeforeEach
    void startAgent() {
        agent = FakeAgent.start(stack.kafka().bootstrapServers(), "eu-1", "road-agent");
        Api.awaitAgent("road-agent");
    }

    @AfterEach
    void stopAgent() {
        agent.close();
    }

    @Test
    void runTravelsThroughKafkaToItsVerdict() {
        String run = Api.start(TWO_STEPS);

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
        String run = Api.start(TWO_STEPS);

        var end = Api.finished(run);

        assertThat(end.getString("verdict")).isEqualTo("held");
        assertThat(agent.commands(run)).hasSize(3);
    }
}
