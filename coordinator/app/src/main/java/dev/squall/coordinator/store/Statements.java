package dev.squall.coordinator.store;

import dev.squall.coordinator.runner.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Plain statements with one way to fail: {@link StoreUnavailable} when a later try may succeed, a bug otherwise. */
final class Statements {
    private static final String TAKEN = "23505";

    private Statements() {}

    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    interface Part<T> {
        T run() throws SQLException;
    }

    static <T> T run(DataSource database, String what, Work<T> work) {
        try (var connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException failed) {
            throw named(what, failed);
        }
    }

    static List<String> texts(DataSource database, String what, String query) {
        return run(database, what, connection -> {
            try (var statement = connection.prepareStatement(query);
                    var rows = statement.executeQuery()) {
                var texts = new ArrayList<String>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        });
    }

    static long number(DataSource database, String what, String query, String run, long version) {
        return run(database, what, connection -> {
            try (var statement = connection.prepareStatement(query)) {
                statement.setString(1, run);
                statement.setLong(2, version);
                try (var row = statement.executeQuery()) {
                    return row.next() ? row.getLong(1) : 0;
                }
            }
        });
    }

    /** Commits when {@code part} answers true, rolls back when it answers false or throws. */
    static boolean inOneTransaction(Connection connection, Part<Boolean> part) throws SQLException {
        connection.setAutoCommit(false);
        try {
            boolean done = part.run();
            if (done) {
                connection.commit();
            } else {
                connection.rollback();
            }
            connection.setAutoCommit(true);
            return done;
        } catch (SQLException | RuntimeException failed) {
            rollBack(connection, failed);
            throw failed;
        }
    }

    /** Whether a row of that key is there already. */
    static boolean isTaken(SQLException refused) {
        return TAKEN.equals(refused.getSQLState());
    }

    private static void rollBack(Connection connection, Exception failed) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    private static RuntimeException named(String what, SQLException failed) {
        return isOurs(failed.getSQLState())
                ? new IllegalStateException("PostgreSQL refuses the statement '" + what + "'", failed)
                : new StoreUnavailable("PostgreSQL cannot be reached for '" + what + "'", failed);
    }

    /** Wrong data, a violated constraint or wrong SQL: no repetition will help. */
    private static boolean isOurs(@Nullable String state) {
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("42"));
    }
}
