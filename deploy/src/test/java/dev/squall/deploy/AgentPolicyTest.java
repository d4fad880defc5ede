package dev.squall.deploy;

import static dev.squall.deploy.Shipped.at;
import static dev.squall.deploy.Shipped.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.policy.PolicyFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The policies that are shipped are ones that an agent understands and starts with. */
class AgentPolicyTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("policies")
    void theShippedPolicyIsUnderstoodAndRunsNoPrograms(String where, String text) {
        var reading = PolicyFile.read(where, text);

        assertThat(reading).isInstanceOfSatisfying(PolicyFile.Reading.Read.class, read -> {
            assertThat(read.policy().programs()).isEmpty();
            assertThat(read.policy().shell()).isFalse();
        });
    }

    static Stream<Arguments> policies() {
        return Stream.of(
                Arguments.of("compose", Shipped.text("deploy/compose/agent-policy.yaml")),
                Arguments.of("ConfigMap", at(manifest("ConfigMap", "squall-agent-policy"), "data", "policy.yaml")));
    }
}
