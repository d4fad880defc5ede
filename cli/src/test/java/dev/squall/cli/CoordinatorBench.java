package dev.squall.cli;

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
import org.junit.jupiter.api.io.TempDir;

/** A coordinator that answers as the API's description says, or as it is told, and the command line that asks it. */
abstract class CoordinatorBench {
    static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    static final String EXPERIMENT = """
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

    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final List<String> asked = new ArrayList<>();
    final List<Json> bodies = new ArrayList<>();
    HttpServer server;
    volatile String instead = "";
    volatile int insteadStatus = 200;
    int streams;

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

    static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    /** The first stream breaks off after two events; the second goes on behind what the client has seen. */
    void stream(HttpExchange exchange) throws IOException {
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

    static List<RunEvent> events() {
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

    Exit squall(String... words) {
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

    String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String file() throws IOException {
        return Files.writeString(directory.resolve("x.yaml"), EXPERIMENT).toString();
    }
}
