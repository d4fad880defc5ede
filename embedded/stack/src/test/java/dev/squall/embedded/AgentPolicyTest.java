package dev.squall.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentPolicyTest {
    @TempDir
    private Path directory;

    @Test
    void theAgentsOwnReaderUnderstandsThePolicyAndProgramsStayForbidden() throws IOException {
        Path file = directory.resolve("policies/agent.yaml");

        AgentPolicy.write(file);

        assertThat(PolicyFile.read(file)).isInstanceOfSatisfying(PolicyFile.Reading.Read.class, read -> {
            assertThat(read.policy().programs()).isEmpty();
            assertThat(read.policy().shell()).isFalse();
            assertThat(read.policy().families()).hasSize(4);
        });
    }
}
