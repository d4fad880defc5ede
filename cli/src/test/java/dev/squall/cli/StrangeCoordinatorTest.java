package dev.squall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for in a way that no coordinator understands, and what answers as none would. */
@Timeout(120)
class StrangeCoordinatorTest extends CoordinatorBench {
    @Test
    void theAddressOfTheInterfaceMeansTheSame() {
        String address = "http://localhost:" + server.getAddress().getPort();

        assertThat(squall("agents", "--coordinator", address + "/api/v1/")).isEqualTo(Exit.HELD);
        assertThat(asked).containsExactly("GET /api/v1/agents");
    }

    @Test
    void whatCannotBeWrittenDownIsNotBegun() throws IOException {
        assertThat(squall(
                        "run",
                        file(),
                        "--journal-path",
                        directory.resolve("no/j.json").toString()))
                .isEqualTo(Exit.FAILED);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("the journal cannot be written");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--fail-fast", "--lenient=failed-steps-only-noted", "--control-file=c.yaml"})
    void whatACoordinatorDoesNotKnowIsRefused(String option) throws IOException {
        assertThat(squall("run", file(), option)).isEqualTo(Exit.USAGE);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is for runs on this machine");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agents", "clusters", "runs", "journal run-7", "abort run-7", "plan FILE", "run FILE"})
    void whoAnswersLikeNoCoordinatorIsNotBelieved(String command) throws IOException {
        instead = "{\"status\": \"ok\", \"id\": \"../..\"}";

        assertThat(squall(command.replace("FILE", file()).split(" "))).isEqualTo(Exit.FAILED);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is it a coordinator?");
    }

    @Test
    void whatACoordinatorSaysCannotMoveTheCursor() {
        instead = "{\"title\": \"No\", \"detail\": \"\\u001b[2J\"}";
        insteadStatus = 401;

        assertThat(squall("agents")).isEqualTo(Exit.FAILED);

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("No: \\u001b[2J\n");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anExperimentOutOfAPipeIsReadOnce() throws Exception {
        var pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        var writer = new ProcessBuilder("cp", file(), pipe.toString()).start();

        squall(
                "run",
                pipe.toString(),
                "--journal-path",
                directory.resolve("j.json").toString());

        assertThat(writer.waitFor()).isZero();
        assertThat(bodies.getFirst().member("experiment").member("title")).isEqualTo(Json.of("Somewhere else"));
    }
}
