package dev.squall.embedded.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The few calls of the coordinator's REST API that a stack and its demo make. */
public final class Api implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String RUNS = "/api/v1/runs";

    private final URI root;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    public Api(URI root) {
        this.root = root;
    }

    /** An answer that is not the expected one, as the coordinator worded it. */
    public static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String request, int status, String body) {
            super(request + " was answered " + status + ": " + body);
        }
    }

    public JsonNode agents() throws IOException, InterruptedException {
        return json.readTree(get("/api/v1/agents"));
    }

    /** Starts a run; answers its id. */
    public String start(String experiment, Map<String, String> variables) throws IOException, InterruptedException {
        String body = json.writeValueAsString(Map.of("experiment", experiment, "variables", variables));
        return json.readTree(post(RUNS, body)).path("id").asText();
    }

    /** Asks for a run's end; it is over when its events say so. */
    public void abort(String run, String reason) throws IOException, InterruptedException {
        post(RUNS + "/" + run + ":abort", json.writeValueAsString(Map.of("reason", reason)));
    }

    /** Where a run is and how it ended. */
    public JsonNode run(String run) throws IOException, InterruptedException {
        return json.readTree(get(RUNS + "/" + run));
    }

    /** The run's journal in Chaos Toolkit's shape, as it was sent. */
    public String journal(String run) throws IOException, InterruptedException {
        return get(RUNS + "/" + run + "/journal");
    }

    /** The run's page. */
    public URI address(String run) {
        return root.resolve(RUNS + "/" + run);
    }

    /** Server-sent events of a run after the one with the id {@code last}. The caller closes the stream. */
    InputStream events(String run, long last) throws IOException, InterruptedException {
        String path = RUNS + "/" + run + "/events";
        var request = HttpRequest.newBuilder(root.resolve(path))
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", Long.toString(last))
                .build();
        HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            response.body().close();
            throw new Refused("GET " + path, response.statusCode(), "");
        }
        return response.body();
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(root.resolve(path))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return body("POST " + path, client.send(request, BodyHandlers.ofString()), 202);
    }

    private String get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(root.resolve(path)).timeout(LIMIT).build();
        return body("GET " + path, client.send(request, BodyHandlers.ofString()), 200);
    }

    private static String body(String request, HttpResponse<String> response, int expected) throws Refused {
        if (response.statusCode() != expected) {
            throw new Refused(request, response.statusCode(), response.body());
        }
        return response.body();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
