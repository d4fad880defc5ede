package dev.squall.orders;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BehindToxics.class)
class BrokenDatabaseTest {
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Test
    void aLostDatabaseOpensTheBreakerAndItsReturnClosesIt() throws SQLException {
        administer(
                "ALTER DATABASE orders ALLOW_CONNECTIONS false",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'orders'");
        try {
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                Response refused = when().get("/api/orders");
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.contentType()).isEqualTo("application/problem+json");
                assertThat(refused.<String>path("detail")).isEqualTo("the circuit breaker of the database is open");
                assertThat(breaker()).isEqualTo("2.0");
            });
        } finally {
            administer("ALTER DATABASE orders ALLOW_CONNECTIONS true");
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(when().get("/api/orders").statusCode()).isEqualTo(200);
            assertThat(breaker()).isEqualTo("0.0");
        });
    }

    private static String breaker() {
        return when().get("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("circuit_breaker_state{name=\"database\"}"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }

    private void administer(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url.replace("/orders?", "/postgres?"));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
