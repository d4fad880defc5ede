package dev.squall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.squall.coordinator.plan.Fleet;
import dev.squall.coordinator.plan.PlanRequest;
import dev.squall.coordinator.plan.Planner;
import dev.squall.coordinator.plan.Planning;
import dev.squall.model.codec.EventCodec;
import dev.squall.model.codec.ExperimentReader;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.codec.Reading;
import dev.squall.model.journal.Phase;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.json.Json;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.Recovery;
import dev.squall.model.tolerance.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final String EXPERIMENT = """
            title: Somewhere else
            description: It is run by a coordinator
            configuration:
              region: {type: env, key: SQUALL_TEST_REGION, default: eu}
              fixed: 5
            method:
              - {type: action, name: act, provider: {type: process, path: "true"}}
            """;

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> asked = new ArrayList<>();
    private final List<Json> bodies = new ArrayList<>();
    private HttpServer server;
    private volatile String instead = "";
    private volatile int insteadStatus = 200;
    private int streams;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        asked.add(request);
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (body.length > 0) {
            bodies.add(JsonReader.parse(body));
        }
        if (!instead.isEmpty()) {
            reply(exchange, insteadStatus, instead);
            return;
        }
        switch (request) {
            case "POST /api/v1/runs" -> reply(exchange, 202, "{\"id\": \"run-7\", \"warnings\": []}");
            case "GET /api/v1/runs/run-7/events" -> stream(exchange);
            case "POST /api/v1/runs/run-7:abort" -> reply(exchange, 202, "{\"id\": \"run-7\"}");
            case "GET /api/v1/agents" ->
                reply(
                        exchange,
                        200,
                        "{\"agents\": [{\"cluster\": \"eu\", \"id\": \"a\", \"alive\": true, \"labels\": {\"z\": \"1\"}, \"capabilities\": [\"tcp.connect\", \"http.b\", \"http.a\"]}]}");
            case "POST /api/v1/plans" ->
                reply(
                        exchange,
                        422,
                        "{\"title\": \"The experiment cannot be run here and now\", \"errors\": [{\"path\": \"method[0]\", \"detail\": \"no agent is alive\"}]}");
            default -> reply(exchange, 404, "{\"title\": \"There is no such run\", \"detail\": \"no run has the id\"}");
        }
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    /** The first stream breaks off after two events; the second goes on behind what the client has seen. */
    private void stream(HttpExchange exchange) throws IOException {
        var events = events();
        int from = Integer.parseInt(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
        int to = streams++ == 0 ? 2 : events.size();
        var text = new StringBuilder(": squall\n\n");
        for (int i = from; i < to; i++) {
            text.append("id: ").append(i + 1).append("\ndata: ");
            text.append(JsonWriter.write(EventCodec.write(events.get(i)))).append("\n\n");
        }
        reply(exchange, 200, text.toString());
    }

    private static List<RunEvent> events() {
        var experiment = ((Reading.Read) ExperimentReader.read("x.yaml", EXPERIMENT)).experiment();
        var fleet = new Fleet(List.of(new Fleet.Member(new AgentRef("eu", "a"), Map.of(), Set.of("process"))));
        Plan plan = ((Planning.Planned)
                        Planner.plan(new PlanRequest("run-7", experiment, RunPolicy.SAFE, 1, Map.of()), fleet))
                .plan();
        return List.of(
                new RunEvent.RunPlanned(AT, plan),
                new RunEvent.PhaseEntered(AT, Phase.CHECKING_BEFORE),
                new RunEvent.PhaseEntered(AT, Phase.ACTING),
                new RunEvent.PhaseEntered(AT, Phase.CHECKING_AFTER),
                new RunEvent.PhaseEntered(AT, Phase.ROLLING_BACK),
                new RunEvent.RunFinished(
                        AT, new Result(Result.Status.COMPLETED, true, Verdict.DEVIATED, Recovery.CLEAN, "it broke")));
    }

    private Exit squall(String... words) {
        var all = new ArrayList<>(List.of(words));
        if (!all.contains("--coordinator")) {
            all.addAll(List.of(
                    "--coordinator", "http://localhost:" + server.getAddress().getPort()));
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
        return Files.writeString(directory.resolve("x.yaml"), EXPERIMENT).toString();
    }

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
        assertThat(bodies.getFirst().member("experiment").member("title")).isEqualTo(Json.of("Somewhere else"));
    }

    @Test
    void coordinatorThatIsNotThereIsSaidInAWord() throws IOException {
        server.stop(0);

        assertThat(squall("run", file())).isEqualTo(Exit.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("cannot be reached");
    }
}
