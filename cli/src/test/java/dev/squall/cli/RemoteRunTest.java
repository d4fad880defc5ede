package dev.squall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client of a coordinator, against one that answers as the API's description says. */
@Timeout(120)
class RemoteRunTest extends CoordinatorBench {
    @Test
    void runIsFollowedOverABrokenStreamToItsVerdictAndJournal() throws IOException {
        var journal = directory.resolve("journal.json");

        var exit = squall("run", file(), "--journal-path", journal.toString(), "--seed", "9", "--dry", "pause");

        assertThat(exit).isEqualTo(Exit.FAILED);
        assertThat(said()).contains("run run-7", "completed, deviated: it broke");
        assertThat(asked).filteredOn("GET /api/v1/runs/run-7/events"::equals).hasSize(2);
        assertThat(((Json.Mapping) JsonReader.parse(Files.readAllBytes(journal))).get("deviated"))
                .contains(Json.of(true));
    }

    @Test
    void configurationFromTheShellIsSentAndTheRestStaysInTheFile() throws IOException {
        squall(
                "run",
                file(),
                "--journal-path",
                directory.resolve("j.json").toString(),
                "--seed",
                "9",
                "--dry",
                "pause");

        var sent = (Json.Mapping) bodies.getFirst();
        assertThat(sent.get("experiment")).contains(Json.of(EXPERIMENT));
        assertThat(sent.get("variables")).contains(Json.mapping("region", Json.of("eu")));
        assertThat(sent.text("seed")).contains("9");
        assertThat(sent.text("dry")).contains("pause");
    }

    @Test
    void problemsOfACoordinatorAreSaidLikeThoseOfAFile() throws IOException {
        var file = file();

        var exit = squall("plan", file);

        assertThat(exit).isEqualTo(Exit.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(file + " method[0]: no agent is alive");
    }

    @Test
    void abortIsAskedForWithItsReason() {
        assertThat(squall("abort", "run-7", "--reason", "enough")).isEqualTo(Exit.HELD);
        assertThat(asked).containsExactly("POST /api/v1/runs/run-7:abort");
        assertThat(((Json.Mapping) bodies.getFirst()).text("reason")).contains("enough");
    }

    @Test
    void unknownRunIsSaid() {
        assertThat(squall("abort", "run-8")).isEqualTo(Exit.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("There is no such run");
    }

    @Test
    void agentsAreListedInColumns() {
        assertThat(squall("agents")).isEqualTo(Exit.HELD);
        assertThat(said().lines().toList().get(1))
                .startsWith("eu")
                .contains("a", "yes", "z=1")
                .endsWith("  http (2), tcp.connect");
    }

    /** As by {@code <(...)} of a shell. */
    @Test
    void coordinatorThatIsNotThereIsSaidInAWord() throws IOException {
        server.stop(0);

        assertThat(squall("run", file())).isEqualTo(Exit.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("cannot be reached");
    }
}
