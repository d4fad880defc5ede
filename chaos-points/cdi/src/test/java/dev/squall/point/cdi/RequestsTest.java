package dev.squall.point.cdi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.point.ChaosPoints;
import dev.squall.point.fault.Fault;
import dev.squall.point.scope.Scope;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Points in requests over HTTP: whose request it is, and on which thread. */
@QuarkusTest
@Timeout(60)
class RequestsTest {
    private static final Fault SHORTLY = Fault.delaying(Duration.ofMillis(20));

    private static String get(String path) {
        return given().header("Squall-Chaos-Scope", "me").get("/shop/" + path).asString();
    }

    @Test
    void aFaultForOneScopeMeetsTheRequestsThatNameItAndNoOther() {
        try (var armed = ChaosPoints.armed("shop.direct", Fault.failing().within(Scope.named("me")))) {
            assertThat(given().get("/shop/direct").statusCode()).isEqualTo(200);
            assertThat(given().header("Squall-Chaos-Scope", "you")
                            .get("/shop/direct")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(armed.hits()).isZero();

            assertThat(given().header("Squall-Chaos-Scope", "me")
                            .get("/shop/direct")
                            .statusCode())
                    .isEqualTo(500);

            assertThat(armed.hits()).isEqualTo(1);
        }
    }

    @Test
    void aDelayedUniGoesOnOnItsEventLoopInItsRequest() {
        assertThat(get("uni")).isEqualTo("loop me");
        try (var armed = ChaosPoints.armed("loop.uni", SHORTLY)) {
            assertThat(get("uni")).isEqualTo("loop me");
            assertThat(armed.injections()).isEqualTo(1);
        }
    }

    @Test
    void aDelayedStageGoesOnOnItsEventLoopInItsRequest() {
        assertThat(get("stage")).isEqualTo("loop me");
        try (var armed = ChaosPoints.armed("loop.stage", SHORTLY)) {
            assertThat(get("stage")).isEqualTo("loop me");
            assertThat(armed.injections()).isEqualTo(1);
        }
    }

    @Test
    void aDelayedStageOfAWorkerGoesOnOnAWorkerInItsRequest() {
        assertThat(get("worker-stage")).isEqualTo("worker me");
        try (var armed = ChaosPoints.armed("loop.stage", SHORTLY)) {
            assertThat(get("worker-stage")).isEqualTo("worker me");
            assertThat(armed.injections()).isEqualTo(1);
        }
    }

    @Test
    void anEventLoopIsNeverMadeToWait() {
        try (var armed = ChaosPoints.armed("loop.plain", Fault.delaying(Duration.ofHours(1)))) {
            assertThat(get("plain")).isEqualTo("loop me");

            assertThat(armed.tally().skipped()).isEqualTo(1);
        }
    }

    @Test
    void aWorkerIs() {
        try (var armed = ChaosPoints.armed("loop.plain", SHORTLY)) {
            assertThat(get("worker")).isEqualTo("worker me");

            assertThat(armed.injections()).isEqualTo(1);
        }
    }
}
