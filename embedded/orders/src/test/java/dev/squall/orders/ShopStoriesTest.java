package dev.squall.orders;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.squall.junit.ChaosArmed;
import dev.squall.junit.ProxyFixture;
import dev.squall.junit.Toxics;
import dev.squall.point.Armed;
import dev.squall.toxics.toxic.Latency;
import dev.squall.toxics.toxic.ResetPeer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a cache and a payment that fail do to customers. */
@QuarkusTest
@WithTestResource(BehindToxics.class)
@Timeout(60)
class ShopStoriesTest {
    private static final Duration HANG = Duration.ofSeconds(20);

    @RegisterExtension
    static final Toxics TOXICS = Toxics.of(BehindToxics::toxics);

    private ProxyFixture redis;

    @BeforeEach
    void theCacheIsWell() {
        redis = TOXICS.proxy("redis");
        Awaitility.await().atMost(HANG).until(() -> source().equals("cache"));
    }

    @Test
    void withoutTheCacheProductsComeFromTheDatabase() {
        redis.disable();

        when().get("/api/products/123").then().statusCode(200).body("source", equalTo("database"));
    }

    @Test
    void aSlowCacheOpensTheCircuitBreakerAndCustomersHardlyWait() {
        redis.add(new Latency(Duration.ofMillis(5000), Duration.ofMillis(1000)));

        Response slow = when().get("/api/products/123");

        assertThat(slow.statusCode()).isEqualTo(200);
        assertThat(slow.time()).as("milliseconds").isLessThan(2000);
        Awaitility.await().atMost(HANG).until(() -> {
            source();
            return breaker().equals("2.0");
        });
    }

    @Test
    void connectionsThatTheCacheResetsAreNoErrors() {
        redis.add(new ResetPeer(Duration.ofMillis(500)));

        for (int request = 1; request <= 50; request++) {
            assertThat(when().get("/api/products/123").statusCode())
                    .as("request %d", request)
                    .isNotEqualTo(500);
        }
    }

    @Test
    @ChaosArmed(point = "payment.charge", rate = 0.5, seed = 11)
    void chargesThatFailHalfOfTheTimeAreRetriedUntilTheOrderIsCompleted(Armed charge) {
        assertThat(order().<String>path("status")).as("%s", charge).isEqualTo("completed");
    }

    @Test
    @ChaosArmed(point = "payment.charge", delayMillis = 3000)
    void aSlowChargeLeavesTheOrderCompletedOrPending() {
        Response answer = order();

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.<String>path("status")).isIn("completed", "pending_payment");
        assertThat(answer.time()).as("milliseconds").isLessThan(10_000);
    }

    @Test
    @ChaosArmed(point = "payment.refund")
    void aRefundThatFailsLeavesTheOrderCompletedAndIsNotLost(Armed refund) {
        int id = order().path("id");

        when().post("/api/orders/" + id + "/refund").then().statusCode(200).body("status", equalTo("completed"));
        refund.close();
        when().post("/api/orders/" + id + "/refund").then().statusCode(200).body("status", equalTo("refunded"));
        when().get("/api/orders/" + id).then().statusCode(200).body("status", equalTo("refunded"));
    }

    @Test
    @ChaosArmed(point = "payment.charge")
    void anOrderThatCouldNotBePaidIsPaidLater(Armed charge) {
        Response placed = order();
        assertThat(placed.<String>path("status")).isEqualTo("pending_payment");
        assertThat(charge.hits()).as("tried four times").isEqualTo(4);
        charge.close();

        when().post("/api/orders/" + placed.path("id") + "/payment")
                .then()
                .statusCode(200)
                .body("status", equalTo("completed"));
    }

    @Test
    @ChaosArmed(point = "payment.charge")
    void aPaymentThatAnArmedPointFailsIsOneWarning(Armed charge) {
        var records = new CopyOnWriteArrayList<LogRecord>();
        Logger log = Logger.getLogger(Checkout.class.getName());
        Handler listener = listener(records);
        log.addHandler(listener);
        try {
            order();
        } finally {
            log.removeHandler(listener);
        }

        assertThat(charge.hits()).isPositive();
        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.getLevel().intValue()).isEqualTo(Level.WARNING.intValue());
            assertThat(record.getThrown()).isNull();
        });
    }

    @Test
    void ordersThatAreNotThereAreProblems() {
        for (String id : new String[] {"0", "many", "999999999999999999", "9999999999999999999"}) {
            when().get("/api/orders/" + id).then().statusCode(404).contentType("application/problem+json");
        }
    }

    private static Handler listener(List<LogRecord> records) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                records.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private static Response order() {
        return given().contentType("application/json")
                .body("{\"item\": \"teapot\", \"quantity\": 1}")
                .when()
                .post("/api/orders");
    }

    private static String source() {
        return when().get("/api/products/123").path("source");
    }

    private static String breaker() {
        return when().get("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("circuit_breaker_state{name=\"cache\"}"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }
}
