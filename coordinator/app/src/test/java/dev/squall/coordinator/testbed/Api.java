package dev.squall.coordinator.testbed;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** What the tests do again and again through the REST API. */
public final class Api {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private Api() {}

    public static String start(String experiment) {
        return given().contentType("application/yaml")
                .body(experiment.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/runs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    public static JsonPath run(String id) {
        return given().get("/api/v1/runs/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static JsonPath journal(String id) {
        return given().get("/api/v1/runs/" + id + "/journal")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static JsonPath finished(String id) {
        await("run " + id + " to finish", () -> "finished".equals(run(id).getString("phase")));
        return run(id);
    }

    public static void awaitAgent(String id) {
        await(
                "agent " + id,
                () -> given().get("/api/v1/agents")
                        .jsonPath()
                        .getList("agents.id")
                        .contains(id));
    }

    /** Waits for something that other threads bring about; fails when it has not come after three minutes. */
    public static void await(String what, BooleanSupplier condition) {
        var limit = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError("waited for " + what + " in vain");
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(20).toNanos());
        }
    }
}
