package dev.squall.embedded.demo;

import dev.squall.embedded.waiting.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Waits until the service that the demo breaks is well: no experiment shall inherit the errors of the one before it. */
public final class Calm {
    private static final String METRIC = "error_rate_percent";
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final List<URI> replicas;

    /** @param replicas of the service, each with its metrics below {@code /metrics} */
    public Calm(List<URI> replicas) {
        this.replicas = List.copyOf(replicas);
    }

    /** False when some replica still counts failed requests, or does not answer, after a minute. */
    boolean await() throws InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build()) {
            return Waiting.until(LIMIT, POLL, () -> replicas.stream().allMatch(replica -> isWell(client, replica)));
        }
    }

    private static boolean isWell(HttpClient client, URI replica) {
        var request = HttpRequest.newBuilder(replica.resolve("/metrics"))
                .timeout(ANSWER)
                .build();
        try {
            return isWell(client.send(request, BodyHandlers.ofString()).body());
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Only a zero that is there counts: no traffic is no evidence of health. */
    static boolean isWell(String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith(METRIC + " ") || line.startsWith(METRIC + "{"))
                .anyMatch(line -> line.substring(line.lastIndexOf(' ') + 1).equals("0.0"));
    }
}
