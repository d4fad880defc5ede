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

    private static final String SELECT = """
            SELECT o.id, o.item, o.quantity, o.placed, p.charged, r.refunded FROM orders o
            LEFT JOIN payments p ON p.order_id = o.id LEFT JOIN refunds r ON r.order_id = o.id""";

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
                    CREATE TABLE IF NOT EXISTS payments (
                        order_id BIGINT PRIMARY KEY REFERENCES orders ON DELETE CASCADE, charged TIMESTAMPTZ NOT NULL)""");
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS refunds (
                        order_id BIGINT PRIMARY KEY REFERENCES payments ON DELETE CASCADE, refunded TIMESTAMPTZ NOT NULL)""");
            statement.execute("""
                    INSERT INTO products VALUES
                        ('123', 'Tea strainer', 350), ('teapot', 'Teapot', 2450), ('kettle', 'Kettle', 3990), ('mug', 'Mug', 790)
                    ON CONFLICT DO NOTHING""");
            connection.commit();
        }
    }

    /** An order that is not paid yet. @param item and {@code quantity} as {@link OrderRequest} allows them */
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
                    return new Order(id, item, quantity, now, Order.Status.PENDING_PAYMENT);
                }
            }
        });
    }

    /** The newest orders, newest first. */
    Answer<List<Order>> newest(int limit) {
        return select(SELECT + " ORDER BY o.id DESC LIMIT ?", limit);
    }

    Answer<Optional<Order>> order(long id) {
        return switch (select(SELECT + " WHERE o.id = ?", id)) {
            case Answer.Known<List<Order>>(List<Order> found) ->
                new Answer.Known<>(found.stream().findFirst());
            case Answer.Unavailable<List<Order>>(String reason) -> new Answer.Unavailable<>(reason);
        };
    }

    private Answer<List<Order>> select(String sql, long value) {
        return database.ask(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(1, value);
                try (ResultSet row = statement.executeQuery()) {
                    var orders = new ArrayList<Order>();
                    while (row.next()) {
                        orders.add(order(row));
                    }
                    return List.copyOf(orders);
                }
            }
        });
    }

    private static Order order(ResultSet row) throws SQLException {
        Order.Status status = row.getTimestamp(6) != null
                ? Order.Status.REFUNDED
                : row.getTimestamp(5) != null ? Order.Status.COMPLETED : Order.Status.PENDING_PAYMENT;
        return new Order(
                row.getLong(1),
                row.getString(2),
                row.getInt(3),
                row.getTimestamp(4).toInstant(),
                status);
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
