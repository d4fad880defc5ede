package dev.squall.embedded.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.StreamSupport;

/** The coordinator's REST API as far as the drills use it. A coordinator that is away is an {@link IOException}. */
record RunClient(URI root) {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final String JOURNAL = "application/vnd.squall.journal+json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    /** Starts a run; answers its id. */
    String start(String experiment) throws IOException, InterruptedException {
        var body = HttpRequest.BodyPublishers.ofString(experiment);
        return send(
                        request("/api/v1/runs")
                                .header("Content-Type", "application/yaml")
                                .POST(body),
                        202)
                .path("id")
                .asText();
    }

    void approve(String run, String planHash) throws IOException, InterruptedException {
        var body = HttpRequest.BodyPublishers.ofString(JSON.createObjectNode()
                .put("by", "drill")
                .put("plan-hash", planHash)
                .toString());
        send(
                request("/api/v1/runs/" + run + "/approvals")
                        .header("Content-Type", "application/json")
                        .POST(body),
                202);
    }

    JsonNode run(String id) throws IOException, InterruptedException {
        return send(request("/api/v1/runs/" + id), 200);
    }

    JsonNode journal(String id) throws IOException, InterruptedException {
        return send(request("/api/v1/runs/" + id + "/journal").header("Accept", JOURNAL), 200);
    }

    boolean agentIsAlive(String agent) throws IOException, InterruptedException {
        var agents = send(request("/api/v1/agents"), 200).path("agents");
        return StreamSupport.stream(agents.spliterator(), false)
                .anyMatch(one -> one.toString().contains('"' + agent + '"')
                        && one.path("alive").asBoolean());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path)).timeout(LIMIT);
    }

    private static JsonNode send(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
        var built = request.build();
        var response = CLIENT.send(built, BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new IOException(built.method() + " " + built.uri() + " was answered " + response.statusCode() + ": "
                    + response.body());
        }
        return response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
    }
}
