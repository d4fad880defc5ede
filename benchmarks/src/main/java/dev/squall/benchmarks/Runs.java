package dev.squall.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.squall.model.codec.EventCodec;
import dev.squall.model.journal.RunEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Starts runs by REST and reads their histories where the coordinator keeps them. */
final class Runs implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration POLL = Duration.ofMillis(200);

    private final URI api;
    private final Connection database;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Runs(URI api, Connection database) {
        this.api = api;
        this.database = database;
    }

    /** Starts a run as soon as the coordinator takes it, which is when it knows the agent; answers the run's id. */
    String start(String experiment) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(api.resolve("/api/v1/runs"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(Map.of("experiment", experiment))))
                .build();
        for (long tries = LIMIT.dividedBy(POLL); ; tries--) {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == 202) {
                String location = answer.headers().firstValue("Location").orElseThrow();
                return location.substring(location.lastIndexOf('/') + 1);
            }
            if (tries <= 0) {
                throw new IOException("no run can be started: " + answer.statusCode() + " " + answer.body());
            }
            Thread.sleep(POLL);
        }
    }

    /** All events once the run is finished. */
    List<RunEvent> finished(String run) throws SQLException, InterruptedException {
        return await(run, "run-finished", _ -> true);
    }

    /** All events once one of this type is there that is like this. */
    List<RunEvent> await(String run, String type, Predicate<RunEvent> like) throws SQLException, InterruptedException {
        for (long tries = LIMIT.dividedBy(POLL); tries > 0; tries--) {
            if (has(run, EventCodec.PREFIX + type)) {
                var events = events(run);
                if (events.stream().anyMatch(event -> EventCodec.type(event).endsWith(type) && like.test(event))) {
                    return events;
                }
            }
            Thread.sleep(POLL);
        }
        throw new IllegalStateException("run " + run + " has no " + type + " after " + LIMIT);
    }

    private boolean has(String run, String type) throws SQLException {
        try (var query = database.prepareStatement("SELECT 1 FROM run_event WHERE run = ? AND type = ? LIMIT 1")) {
            query.setString(1, run);
            query.setString(2, type);
            try (var row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private List<RunEvent> events(String run) throws SQLException {
        try (var query = database.prepareStatement("SELECT body FROM run_event WHERE run = ? ORDER BY version")) {
            query.setString(1, run);
            try (var rows = query.executeQuery()) {
                var events = new ArrayList<RunEvent>();
                while (rows.next()) {
                    events.add(EventCodec.fromBytes(rows.getString(1).getBytes(StandardCharsets.UTF_8)));
                }
                return events;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        client.shutdownNow();
        database.close();
    }
}
