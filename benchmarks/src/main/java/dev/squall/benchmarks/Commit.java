package dev.squall.benchmarks;

import dev.squall.model.codec.EventCodec;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.journal.RunEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** The least that storing a step can cost: its events as rows of one statement, one durable commit. */
final class Commit implements AutoCloseable {
    private final Connection connection;
    private final List<RunEvent> events;
    private final List<String> bodies;
    private final String insert;
    private long version;

    Commit(Connection connection, List<RunEvent> events) throws SQLException {
        this.connection = connection;
        this.events = List.copyOf(events);
        this.bodies = events.stream()
                .map(event -> JsonWriter.write(EventCodec.write(event)))
                .toList();
        this.insert = "INSERT INTO bench_event (run, version, type, at, body) VALUES "
                + events.stream().map(_ -> "('echo', ?, ?, now(), ?)").collect(Collectors.joining(", "));
        try (Statement table = connection.createStatement()) {
            table.execute("CREATE TABLE bench_event (LIKE run_event INCLUDING ALL)");
        }
    }

    int rows() {
        return events.size();
    }

    void once() throws SQLException {
        try (var statement = connection.prepareStatement(insert)) {
            int parameter = 0;
            for (int row = 0; row < bodies.size(); row++) {
                statement.setLong(++parameter, ++version);
                statement.setString(++parameter, EventCodec.type(events.get(row)));
                statement.setString(++parameter, bodies.get(row));
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
