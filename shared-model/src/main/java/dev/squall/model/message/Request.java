package dev.squall.model.message;

import java.time.Instant;

/**
 * What people ask of a run. It travels on the reports' topic under the run's key, so that the run's one writer gets it in
 * order with the agents' reports.
 */
public sealed interface Request {
    String run();

    Instant at();

    String by();

    record Start(String run, Instant at, String by) implements Request {}

    record Approve(String run, Instant at, String by, String planHash) implements Request {}

    record Abort(String run, Instant at, String by, String reason) implements Request {}

    /** Get out at once: faults are undone, the author's rollbacks are left out. */
    record Quit(String run, Instant at, String by, String reason) implements Request {}
}
