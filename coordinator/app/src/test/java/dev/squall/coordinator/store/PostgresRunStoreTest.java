package dev.squall.coordinator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.coordinator.runner.RunStore;
import dev.squall.coordinator.runner.RunStoreContract;
import dev.squall.coordinator.runner.StoreUnavailable;
import dev.squall.coordinator.testbed.TestPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresRunStoreTest extends RunStoreContract {
    @TempDir
    static Path directory;

    private static TestPostgres postgres;
    private static DataSource database;

    @BeforeAll
    static void start() throws Exception {
        postgres = new TestPostgres(directory);
        database = postgres.migrated();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.stop();
    }

    @BeforeEach
    void empty() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("TRUNCATE run, run_event");
        }
    }

    @Override
    protected RunStore store() {
        return new PostgresRunStore(database);
    }

    @Test
    void storeThatCannotBeReachedSaysSo() throws Exception {
        var away = new org.postgresql.ds.PGSimpleDataSource();
        away.setUrl("jdbc:postgresql://127.0.0.1:1/nowhere");

        assertThatThrownBy(() -> new PostgresRunStore(away).load("any")).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void firstClaimOfAKeyWinsAndARepetitionIsToldTheSameRun() {
        var keys = new IdempotencyKeys(database);
        var now = java.time.Instant.parse("2026-03-01T12:00:00Z");

        var first = keys.claim("key", "run-1", "body", now);
        var again = keys.claim("key", "run-2", "body", now);
        var other = keys.claim("key", "run-3", "another body", now);

        assertThat(first).isEqualTo(new IdempotencyKeys.Claim("run-1", true, true));
        assertThat(again).isEqualTo(new IdempotencyKeys.Claim("run-1", false, true));
        assertThat(other.same()).isFalse();
    }
}
