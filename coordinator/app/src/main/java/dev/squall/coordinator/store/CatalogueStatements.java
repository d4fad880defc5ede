package dev.squall.coordinator.store;

import dev.squall.model.journal.Phase;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunEvent.Approved;
import dev.squall.model.journal.RunEvent.PhaseEntered;
import dev.squall.model.journal.RunEvent.Progress;
import dev.squall.model.journal.RunEvent.RunFinished;
import dev.squall.model.journal.RunEvent.RunPlanned;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Keeps a run's row in the catalogue in step with its events, within their transaction. */
final class CatalogueStatements {
    private static final String PLANNED = """
            INSERT INTO run (id, title, owner, tags, seed, plan_hash, phase, created)
            VALUES (?, ?, ?, ?, ?, ?, 'PLANNED', ?)""";
    private static final String ENTERED =
            "UPDATE run SET phase = ?, started = CASE WHEN ? THEN coalesce(started, ?) ELSE started END WHERE id = ?";
    private static final String FINISHED = """
            UPDATE run SET phase = 'FINISHED', status = ?, verdict = ?, recovery = ?, deviated = ?, reason = ?, finished = ?
            WHERE id = ?""";

    private CatalogueStatements() {}

    static void follow(Connection connection, String run, List<RunEvent> events) throws SQLException {
        for (var event : events) {
            switch (event) {
                case RunPlanned planned -> planned(connection, planned.at(), planned.plan());
                case PhaseEntered entered -> entered(connection, run, entered.at(), entered.phase());
                case RunFinished finished -> finished(connection, run, finished.at(), finished.result());
                case Approved _, Progress _ -> {}
            }
        }
    }

    private static void planned(Connection connection, Instant at, Plan plan) throws SQLException {
        var experiment = plan.experiment();
        try (var insert = connection.prepareStatement(PLANNED)) {
            insert.setString(1, plan.run());
            insert.setString(2, storable(experiment.title()));
            insert.setString(
                    3, experiment.owner().map(CatalogueStatements::storable).orElse(null));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "text",
                            experiment.tags().stream()
                                    .map(CatalogueStatements::storable)
                                    .toArray()));
            insert.setLong(5, plan.seed());
            insert.setString(6, PlanHash.of(plan));
            insert.setObject(7, time(at));
            insert.executeUpdate();
        }
    }

    private static void entered(Connection connection, String run, Instant at, Phase phase) throws SQLException {
        try (var update = connection.prepareStatement(ENTERED)) {
            update.setString(1, phase.name());
            update.setBoolean(2, phase == Phase.CHECKING_BEFORE);
            update.setObject(3, time(at));
            update.setString(4, run);
            update.executeUpdate();
        }
    }

    private static void finished(Connection connection, String run, Instant at, Result result) throws SQLException {
        try (var update = connection.prepareStatement(FINISHED)) {
            update.setString(1, result.status().name());
            update.setString(2, result.verdict().name());
            update.setString(3, result.recovery().name());
            update.setBoolean(4, result.deviated());
            update.setString(5, storable(result.reason()));
            update.setObject(6, time(at));
            update.setString(7, run);
            update.executeUpdate();
        }
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** PostgreSQL has no text with a NUL in it, and authors and failing programs may write one. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
