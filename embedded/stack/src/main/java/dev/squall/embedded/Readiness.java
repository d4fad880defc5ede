package dev.squall.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import dev.squall.embedded.client.Api;
import dev.squall.embedded.waiting.Waiting;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Decides when a stack may be called ready: not when its processes are healthy, but when every agent is known to the coordinator and a
 * step has travelled to each of them and back.
 */
final class Readiness {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);

    private final URI api;

    Readiness(URI api) {
        this.api = api;
    }

    /** Returns once each cluster's agent has answered a step. */
    void await(List<String> clusters) throws IOException, InterruptedException {
        Set<String> wanted = clusters.stream().map(StackSettings::agent).collect(Collectors.toSet());
        try (var coordinator = new Api(api)) {
            if (!Waiting.until(
                    LIMIT, POLL, asking(() -> ids(coordinator.agents()).containsAll(wanted)))) {
                throw new StartFailure("the coordinator at " + api + " does not know all of the agents " + wanted
                        + " after " + LIMIT.toSeconds() + " s, only " + ids(coordinator.agents()));
            }
            String run = coordinator.start(probe(clusters), Map.of());
            if (!Waiting.until(LIMIT, POLL, asking(() -> finished(coordinator.run(run))))) {
                throw new StartFailure("the first step did not come back within " + LIMIT.toSeconds() + " s, see "
                        + coordinator.address(run));
            }
            JsonNode end = coordinator.run(run);
            if (!end.path("status").asText().equals("completed")
                    || end.path("deviated").asBoolean(true)) {
                throw new StartFailure("the first step failed: " + end);
            }
        }
    }

    private String probe(List<String> clusters) {
        return """
                {"title": "Round trip",
                 "description": "One look at the coordinator's health from every cluster: the road is open.",
                 "targets": {"clusters": [%s]},
                 "method": [{"type": "probe", "name": "round-trip",
                             "provider": {"type": "http", "url": "%s", "timeout": 5}, "tolerance": 200}]}
                """.formatted(
                        clusters.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", ")),
                        api.resolve("/q/health/live"));
    }

    private static Set<String> ids(JsonNode agents) {
        var ids = new HashSet<String>();
        for (JsonNode agent : agents.path("agents")) {
            if (agent.path("alive").asBoolean()) {
                ids.add(agent.path("id").asText());
            }
        }
        return ids;
    }

    private static boolean finished(JsonNode run) {
        return run.path("phase").asText().equals("finished");
    }

    /** Not answering yet is the same as no. */
    private static BooleanSupplier asking(Question question) {
        return () -> {
            try {
                return question.ask();
            } catch (IOException notYet) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }

    private interface Question {
        boolean ask() throws IOException, InterruptedException;
    }
}
