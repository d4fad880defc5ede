package dev.squall.coordinator.store;

import dev.squall.coordinator.runner.RunStore;
import dev.squall.coordinator.runner.StoreUnavailable;
import dev.squall.model.codec.EventCodec;
import dev.squall.model.codec.UnreadableMessage;
import dev.squall.model.journal.RunEvent;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The events of runs in PostgreSQL. An append is one commit, whatever its size: one statement when nothing but progress
 * is appended, and together with the {@link CatalogueStatements catalogue} when the run enters another phase.
 *
 * <p>Throws {@link StoreUnavailable} while the database is away; everything else that goes wrong is a bug.
 */
public final class PostgresRunStore implements RunStore {
    private static final String LOAD =
            "SELECT version, body FROM run_event WHERE run = ? AND version > ? ORDER BY version LIMIT ?";
    private static final String UNFINISHED = "SELECT id FROM run WHERE phase <> 'FINISHED' ORDER BY ordinal";

    private static final String VERSION =
            "SELECT coalesce(max(version), 0) FROM run_event WHERE run = ? AND version <= ?";
    private static final String FINISHED = "SELECT count(*) FROM run_event WHERE run = ? AND version <= ? AND type = '"
            + EventCodec.PREFIX + "run-finished'";

    private final DataSource database;

    public PostgresRunStore(DataSource database) {
        this.database = database;
    }

    /** An event with its place in the run's history, from 1. */
    public record Stored(long version, RunEvent event) {}

    @Override
    public boolean append(String run, long expectedVersion, List<RunEvent> events) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("nothing to append to " + run);
        }
        boolean movesOn = events.stream().anyMatch(RunEvent.Lifecycle.class::isInstance);
        return Statements.run(
                database,
                "append",
                connection -> movesOn
                        ? withCatalogue(connection, run, expectedVersion, events)
                        : insert(connection, run, expectedVersion, events));
    }

    @Override
    public List<RunEvent> load(String run) {
        return after(run, 0, Integer.MAX_VALUE).stream().map(Stored::event).toList();
    }

    /** The events that follow a version, at most so many. */
    public List<Stored> after(String run, long version, int limit) {
        return Statements.run(database, "load", connection -> {
            try (var query = connection.prepareStatement(LOAD)) {
                query.setString(1, run);
                query.setLong(2, version);
                query.setInt(3, limit);
                try (var rows = query.executeQuery()) {
                    var events = new ArrayList<Stored>();
                    while (rows.next()) {
                        events.add(stored(run, rows));
                    }
                    return events;
                }
            }
        });
    }

    /** How many events a run has. */
    public long version(String run) {
        return Statements.number(database, "version", VERSION, run, Long.MAX_VALUE);
    }

    /** Whether the run's end is among its first so many events. */
    public boolean finishedBy(String run, long version) {
        return Statements.number(database, "finished", FINISHED, run, version) > 0;
    }

    @Override
    public List<String> unfinished() {
        return Statements.texts(database, "unfinished", UNFINISHED);
    }

    private static boolean withCatalogue(Connection connection, String run, long version, List<RunEvent> events)
            throws SQLException {
        return Statements.inOneTransaction(connection, () -> {
            boolean appended = insert(connection, run, version, events);
            if (appended) {
                CatalogueStatements.follow(connection, run, events);
            }
            return appended;
        });
    }

    private static boolean insert(Connection connection, String run, long version, List<RunEvent> events)
            throws SQLException {
        try (var insert = connection.prepareStatement(AppendStatement.of(events.size()))) {
            AppendStatement.fill(insert, run, version, events);
            return insert.executeUpdate() == events.size();
        } catch (SQLException refused) {
            if (Statements.isTaken(refused)) {
                return false;
            }
            throw refused;
        }
    }

    private static Stored stored(String run, ResultSet row) throws SQLException {
        long version = row.getLong(1);
        try {
            var body = row.getString(2).getBytes(StandardCharsets.UTF_8);
            return new Stored(version, EventCodec.fromBytes(body));
        } catch (UnreadableMessage broken) {
            throw new IllegalStateException("event " + version + " of run " + run + " cannot be read", broken);
        }
    }
}
