package dev.squall.coordinator.loop;

import dev.squall.coordinator.run.RunState;
import dev.squall.coordinator.runner.RunObserver;
import dev.squall.model.journal.RunEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Remembers, for the {@link Decider}, which runs the runner has just lost: another writer was faster, or an append took
 * place whose answer never came. On the loop's thread only.
 */
public final class LostRuns implements RunObserver {
    private final Set<String> lost = new HashSet<>();

    @Override
    public void appended(String run, long version, List<RunEvent> events, RunState state) {}

    @Override
    public void lost(String run) {
        lost.add(run);
    }

    /** Whether the run was lost since this was asked last. */
    boolean take(String run) {
        return lost.remove(run);
    }

    List<String> takeAll() {
        var all = List.copyOf(lost);
        lost.clear();
        return all;
    }
}
