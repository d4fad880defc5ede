package dev.squall.orders;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Orders and products in PostgreSQL. */
@ApplicationScoped
class OrderStore {
    /** Orders beyond the newest so many are dropped: a service that feeds itself must not fill a disk. */
    private static final int KEPT = 10_000;

    private static final int SWEEP_EVERY = 1_000;
    /** Replicas start together, and CREATE TABLE IF NOT EXISTS is not safe against itself. */
    private static final long SCHEMA_LOCK = 0x0_5C_4E_4D_41L;

    private final Database database;
    private final DataSource source;

    OrderStore(Database database, DataSource source) {
        this.database = database;
        this.source = source;
    }

    /** Creates what is missing; any number of replicas may do so at once. */
    void createSchema() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS orders (
                        id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        item TEXT NOT NULL, quantity INT NOT NULL, placed TIMESTAMPTZ NOT NULL)""");
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS products (
                        id TEXT PRIMARY KEY, name TEXT NOT NULL, cents INT NOT NULL)""");
            statement.execute("""
                    INSERT INTO products VALUES
                        ('teapot', 'Teapot', 2450), ('kettle', 'Kettle', 3990), ('mug', 'Mug', 790)
                    ON CONFLICT DO NOTHING""");
            connection.commit();
        }
    }

    /** @param item and {@code quantity} as {@link OrderRequest} allows them */
    Answer<Order> place(String item, int quantity, Instant now) {
        return database.ask(connection -> {
            String insert = "INSERT INTO orders (item, quantity, placed) VALUES (?, ?, ?) RETURNING id";
            try (PreparedStatement statement = connection.prepareStatement(insert)) {
                statement.setString(1, item);
                statement.setInt(2, quantity);
                statement.setTimestamp(3, Timestamp.from(now));
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    long id = row.getLong(1);
                    if (id % SWEEP_EVERY == 0) {
                        sweep(connection, id);
                    }
                    return new Order(id, item, quantity, now);
                }
            }
        });
    }

    /** The newest orders, newest first. */
    Answer<List<Order>> newest(int limit) {
        return database.ask(connection -> {
            String select = "SELECT id, item, quantity, placed FROM orders ORDER BY id DESC LIMIT ?";
            try (PreparedStatement statement = connection.prepareStatement(select)) {
                statement.setInt(1, limit);
                try (ResultSet row = statement.executeQuery()) {
                    var orders = new ArrayList<Order>();
                    while (row.next()) {
                        orders.add(new Order(
                                row.getLong(1),
                                row.getString(2),
                                row.getInt(3),
                                row.getTimestamp(4).toInstant()));
                    }
                    return List.copyOf(orders);
                }
            }
        });
    }

    Answer<Optional<Product>> product(String id) {
        return database.ask(connection -> {
            String select = "SELECT id, name, cents FROM products WHERE id = ?";
            try (PreparedStatement statement = connection.prepareStatement(select)) {
                statement.setString(1, id);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Product(row.getString(1), row.getString(2), row.getInt(3)))
                            : Optional.empty();
                }
            }
        });
    }

    private static void sweep(Connection connection, long newest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM orders WHERE id <= ?")) {
            statement.setLong(1, newest - KEPT);
            statement.executeUpdate();
        }
    }
}
