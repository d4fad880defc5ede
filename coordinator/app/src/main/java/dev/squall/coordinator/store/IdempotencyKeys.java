package dev.squall.coordinator.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Remembers which run a request's key stands for, for {@link #MEMORY}. The first claim wins; a repetition is told the
 * same run, also when the first one broke off before that run was stored.
 */
public final class IdempotencyKeys {
    /** A key that is older may be used for something else. */
    public static final Duration MEMORY = Duration.ofDays(7);

    public static final int MAX_LENGTH = 200;

    private static final String FORGET = "DELETE FROM idempotency_key WHERE created < ?";
    private static final String CLAIM =
            "INSERT INTO idempotency_key (key, run, fingerprint, created) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO NOTHING";
    private static final String LOOK = "SELECT run, fingerprint FROM idempotency_key WHERE key = ?";

    private final DataSource database;

    public IdempotencyKeys(DataSource database) {
        this.database = database;
    }

    /**
     * What a key stands for.
     *
     * @param first whether it stood for nothing before
     * @param same  whether it was claimed for the same request
     */
    public record Claim(String run, boolean first, boolean same) {}

    /** @param fingerprint of the request: a key stands for one request only */
    public Claim claim(String key, String run, String fingerprint, Instant now) {
        return Statements.run(database, "claim", connection -> {
            try (var forget = connection.prepareStatement(FORGET)) {
                forget.setObject(1, CatalogueStatements.time(now.minus(MEMORY)));
                forget.executeUpdate();
            }
            try (var claim = connection.prepareStatement(CLAIM)) {
                claim.setString(1, key);
                claim.setString(2, run);
                claim.setString(3, fingerprint);
                claim.setObject(4, CatalogueStatements.time(now));
                return claim.executeUpdate() == 1 ? new Claim(run, true, true) : existing(connection, key, fingerprint);
            }
        });
    }

    /** The run that the key stands for, if it was claimed for this very request. */
    public Optional<String> find(String key, String fingerprint) {
        return Statements.run(database, "find key", connection -> {
            try (var look = connection.prepareStatement(LOOK)) {
                look.setString(1, key);
                try (var row = look.executeQuery()) {
                    return row.next() && row.getString(2).equals(fingerprint)
                            ? Optional.of(row.getString(1))
                            : Optional.empty();
                }
            }
        });
    }

    private static Claim existing(Connection connection, String key, String fingerprint) throws SQLException {
        try (var look = connection.prepareStatement(LOOK)) {
            look.setString(1, key);
            try (var row = look.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the key was forgotten while it was looked at", "40001");
                }
                return new Claim(row.getString(1), false, row.getString(2).equals(fingerprint));
            }
        }
    }
}
