package dev.squall.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The few calls of the coordinator's REST API that the stack itself makes. */
final class Api implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final URI root;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    Api(URI root) {
        this.root = root;
    }

    /** An answer that is not the expected one, as the coordinator worded it. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String request, HttpResponse<String> response) {
            super(request + " was answered " + response.statusCode() + ": " + response.body());
        }
    }

    JsonNode agents() throws IOException, InterruptedException {
        return get("/api/v1/agents");
    }

    /** Starts a run; answers its address below the API. */
    String start(String experiment) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(root.resolve("/api/v1/runs"))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(Map.of("experiment", experiment))))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 202) {
            throw new Refused("starting a run", response);
        }
        return response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new Refused("starting a run, without a Location,", response));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(root.resolve(path)).timeout(LIMIT).build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new Refused("GET " + path, response);
        }
        return json.readTree(response.body());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
