package dev.squall.coordinator.store;

import dev.squall.model.codec.EventCodec;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.journal.RunEvent;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The statement that appends so many events at once. The primary key holds the version, so that of two writers one
 * fails; the look at the version before keeps gaps out.
 */
final class AppendStatement {
    /** Appends are small and always of the same few sizes, for which the server keeps its plan. */
    private static final List<String> USUAL =
            IntStream.rangeClosed(0, 8).mapToObj(AppendStatement::text).toList();

    private AppendStatement() {}

    static String of(int events) {
        return events < USUAL.size() ? USUAL.get(events) : text(events);
    }

    private static String text(int events) {
        // The first row gives the columns their types.
        String rows = IntStream.range(0, events)
                .mapToObj(row -> row == 0 ? "(?, ?::bigint, ?, ?::timestamptz, ?)" : "(?, ?, ?, ?, ?)")
                .collect(Collectors.joining(", "));
        return "INSERT INTO run_event (run, version, type, at, body) SELECT * FROM (VALUES " + rows
                + ") AS e WHERE ? = 0 OR EXISTS (SELECT 1 FROM run_event WHERE run = ? AND version = ?)";
    }

    static void fill(PreparedStatement statement, String run, long version, List<RunEvent> events) throws SQLException {
        int parameter = 0;
        long next = version;
        for (var event : events) {
            statement.setString(++parameter, run);
            statement.setLong(++parameter, ++next);
            statement.setString(++parameter, EventCodec.type(event));
            statement.setObject(++parameter, event.at().atOffset(ZoneOffset.UTC));
            statement.setString(++parameter, JsonWriter.write(EventCodec.write(event)));
        }
        statement.setLong(++parameter, version);
        statement.setString(++parameter, run);
        statement.setLong(++parameter, version);
    }
}
