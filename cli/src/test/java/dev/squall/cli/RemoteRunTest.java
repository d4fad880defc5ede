package dev.squall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client of a coordinator, against one that answers as the API's description says. */
@Timeout(120)
class RemoteRunTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private FakeCoordinator coordinator;

    @BeforeEach
    void start() throws IOException {
        coordinator = new FakeCoordinator();
    }

    @AfterEach
    void stop() {
        coordinator.close();
    }

    private Exit squall(String... words) {
        var all = new ArrayList<>(List.of(words));
        if (!all.contains("--coordinator")) {
            all.addAll(List.of("--coordinator", coordinator.address()));
        }
        var terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                InputStream.nullInputStream(),
                false,
                false,
                false);
        return Main.run(all.toArray(String[]::new), terminal);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String file() throws IOException {
        return Files.writeString(directory.resolve("x.yaml"), FakeCoordinator.EXPERIMENT)
                .toString();
    }

    @Test
    void runIsFollowedOverABrokenStreamToItsVerdictAndJournal() throws IOException {
        var journal = directory.resolve("journal.json");

        var exit = squall("run", file(), "--journal-path", journal.toString(), "--seed", "9", "--dry", "pause");

        assertThat(exit).isEqualTo(Exit.FAILED);
        assertThat(said()).contains("run run-7", "completed, deviated: it broke");
        assertThat(coordinator.asked)
                .filteredOn("GET /api/v1/runs/run-7/events"::equals)
                .hasSize(2);
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

        var sent = (Json.Mapping) coordinator.bodies.getFirst();
        assertThat(sent.get("experiment")).contains(Json.of(FakeCoordinator.EXPERIMENT));
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
        assertThat(coordinator.asked).containsExactly("POST /api/v1/runs/run-7:abort");
        assertThat(((Json.Mapping) coordinator.bodies.getFirst()).text("reason"))
                .contains("enough");
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

    @Test
    void theAddressOfTheInterfaceMeansTheSame() {
        assertThat(squall("agents", "--coordinator", coordinator.address() + "/api/v1/"))
                .isEqualTo(Exit.HELD);
        assertThat(coordinator.asked).containsExactly("GET /api/v1/agents");
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
        assertThat(coordinator.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--fail-fast", "--lenient=failed-steps-only-noted", "--control-file=c.yaml"})
    void whatACoordinatorDoesNotKnowIsRefused(String option) throws IOException {
        assertThat(squall("run", file(), option)).isEqualTo(Exit.USAGE);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is for runs on this machine");
        assertThat(coordinator.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agents", "clusters", "runs", "journal run-7", "abort run-7", "plan FILE", "run FILE"})
    void whoAnswersLikeNoCoordinatorIsNotBelieved(String command) throws IOException {
        coordinator.instead = "{\"status\": \"ok\", \"id\": \"../..\"}";

        assertThat(squall(command.replace("FILE", file()).split(" "))).isEqualTo(Exit.FAILED);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is it a coordinator?");
    }

    @Test
    void whatACoordinatorSaysCannotMoveTheCursor() {
        coordinator.instead = "{\"title\": \"No\", \"detail\": \"\\u001b[2J\"}";
        coordinator.insteadStatus = 401;

        assertThat(squall("agents")).isEqualTo(Exit.FAILED);

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("No: \\u001b[2J\n");
    }

    /** As by {@code <(...)} of a shell. */
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
        assertThat(coordinator.bodies.getFirst().member("experiment").member("title"))
                .isEqualTo(Json.of("Somewhere else"));
    }

    @Test
    void coordinatorThatIsNotThereIsSaidInAWord() throws IOException {
        coordinator.close();

        assertThat(squall("run", file())).isEqualTo(Exit.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("cannot be reached");
    }
}
