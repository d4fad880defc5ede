package dev.squall.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.fault.Target;
import dev.squall.agent.policy.Policy;
import dev.squall.agent.policy.PolicyFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentPolicyTest {
    @TempDir
    private Path directory;

    @Test
    void theAgentsOwnReaderUnderstandsThePolicyAndProgramsStayForbidden() throws IOException {
        Path file = directory.resolve("policies/agent.yaml");

        AgentPolicy.write(file, URI.create("http://127.0.0.1:40123"));

        assertThat(PolicyFile.read(file)).isInstanceOfSatisfying(PolicyFile.Reading.Read.class, read -> {
            assertThat(read.policy().programs()).isEmpty();
            assertThat(read.policy().shell()).isFalse();
            assertThat(read.policy().families()).hasSize(5);
        });
    }

    @Test
    void connectionsAreSpoiledAtTheStacksOwnServerAlone() throws IOException {
        Path file = directory.resolve("agent.yaml");

        AgentPolicy.write(file, URI.create("http://127.0.0.1:40123"));

        Policy policy = ((PolicyFile.Reading.Read) PolicyFile.read(file)).policy();
        assertThat(policy.objectionTo(at("127.0.0.1:40123"))).isEmpty();
        assertThat(policy.objectionTo(at("127.0.0.1:8474"))).isPresent();
        assertThat(policy.objectionTo(new Target("cache", Set.of("process=redis-server"))))
                .isPresent();
    }

    private static Target at(String server) {
        return new Target("proxy redis", Set.of("proxy=redis", "toxiproxy=" + server));
    }
}
