package dev.squall.coordinator.runner;

import dev.squall.coordinator.run.RunState;
import dev.squall.model.journal.RunEvent;
import java.util.List;

/** Is told what was appended, in order, after it is durable: for progress, metrics, log lines and catalogues. */
public interface RunObserver {
    /** @param version of the run after these events: how many it has */
    void appended(String run, long version, List<RunEvent> events, RunState state);

    /** Somebody else owns the run now; nothing more will be told of it here. */
    default void lost(String run) {}
}
