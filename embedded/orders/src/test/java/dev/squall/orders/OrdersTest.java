package dev.squall.orders;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BehindToxics.class)
class OrdersTest {
    @Inject
    OrderStore store;

    @Test
    void aPlacedOrderIsTheFirstOfTheList() {
        int id = given().contentType("application/json")
                .body("{\"item\": \"chaos-test\", \"quantity\": 3}")
                .when()
                .post("/api/orders")
                .then()
                .statusCode(201)
                .body("id", greaterThan(0), "item", equalTo("chaos-test"), "quantity", equalTo(3))
                .extract()
                .path("id");

        when().get("/api/orders?limit=1")
                .then()
                .statusCode(200)
                .body("size()", equalTo(1), "[0].id", equalTo(id), "[0].quantity", equalTo(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"item\": \"mug\"}",
                "{\"item\": \"\", \"quantity\": 1}",
                "{\"item\": \"a\\u0000b\", \"quantity\": 1}",
                "{\"item\": \"mug\", \"quantity\": 0}",
                "{\"item\": \"mug\", \"quantity\": 1001}",
                "{\"item\": \"mug\", \"quantity\": 1.5}",
                "{\"item\": \"mug\", \"quantity\": \"2\"}",
                "{\"item\": \"mug\", \"quantity\": 99999999999}"
            })
    void aWrongOrderIsAProblem(String body) {
        given().contentType("application/json")
                .body(body)
                .when()
                .post("/api/orders")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400), "title", equalTo("Bad Request"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "many", "99999999999"})
    void aWrongLimitIsAProblem(String limit) {
        given().queryParam("limit", limit)
                .when()
                .get("/api/orders")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aProductIsFoundByItsName() {
        when().get("/api/products/teapot")
                .then()
                .statusCode(200)
                .body("cents", equalTo(2450), "source", equalTo("database"));
    }

    @Test
    void anUnknownProductIsAProblem() {
        when().get("/api/products/unicorn").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void requestsAreCountedAndTimedByPathPattern() {
        when().get("/api/products/kettle").then().statusCode(200);

        when().get("/metrics")
                .then()
                .statusCode(200)
                .body(containsString("http_requests_total{method=\"GET\",path=\"/api/products/{id}\",status=\"200\"}"))
                .body(containsString(
                        "http_request_duration_seconds_bucket{method=\"GET\",path=\"/api/products/{id}\",le=\"0.25\"}"))
                .body(containsString("circuit_breaker_state{name=\"database\"} 0"))
                .body(containsString("error_rate_percent NaN"));
    }

    @Test
    void replicasThatStartTogetherAgreeOnTheSchema() throws Exception {
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> start = () -> {
                store.createSchema();
                return true;
            };
            for (Future<Boolean> started : replicas.invokeAll(Collections.nCopies(4, start))) {
                assertThat(started.get()).isTrue();
            }
        }
    }

    @Test
    void itIsReadyWithItsDatabase() {
        when().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }
}
