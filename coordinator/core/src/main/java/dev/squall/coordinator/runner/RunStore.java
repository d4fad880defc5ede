package dev.squall.coordinator.runner;

import dev.squall.model.journal.RunEvent;
import java.util.List;

/**
 * Where the events of runs are kept. An append is all or nothing and durable when it returns. One contract test holds for
 * memory and PostgreSQL alike.
 */
public interface RunStore {
    /**
     * Appends if the run has exactly {@code expectedVersion} events.
     *
     * @return false when it has another number: somebody else owns the run
     */
    boolean append(String run, long expectedVersion, List<RunEvent> events);

    /** All events of a run in order; empty when it does not exist. */
    List<RunEvent> load(String run);

    /** Ids of the runs that have not finished, oldest first. */
    List<String> unfinished();
}
