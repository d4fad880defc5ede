package dev.squall.orders;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL for the tests, new for every run; {@link BehindToxics} has its proxy. */
final class OrdersDatabase {
    private @Nullable EmbeddedPostgres server;

    Map<String, String> start() {
        try {
            server = EmbeddedPostgres.start();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE orders");
            }
            return Map.of(
                    "quarkus.datasource.jdbc.url",
                    server.getJdbcUrl("postgres", "orders"),
                    "quarkus.datasource.username",
                    "postgres");
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("no PostgreSQL for the tests", e);
        }
    }

    void stop() {
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
