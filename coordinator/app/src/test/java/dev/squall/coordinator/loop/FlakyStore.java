package dev.squall.coordinator.loop;

import dev.squall.coordinator.runner.RunStore;
import dev.squall.coordinator.runner.StoreUnavailable;
import dev.squall.model.journal.RunEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A store in memory that can be away, and whose appends can succeed without an answer. */
final class FlakyStore implements RunStore {
    private final Map<String, List<RunEvent>> runs = new LinkedHashMap<>();
    private int refusals;
    private boolean silent;

    /** The next calls fail, so many of them. */
    synchronized void goAway(int calls) {
        refusals = calls;
    }

    /** The next append takes place, and its answer gets lost. */
    synchronized void swallowAnswer() {
        silent = true;
    }

    @Override
    public synchronized boolean append(String run, long expectedVersion, List<RunEvent> events) {
        failIfAway();
        var history = runs.computeIfAbsent(run, _ -> new ArrayList<>());
        if (history.size() != expectedVersion) {
            return false;
        }
        history.addAll(events);
        if (silent) {
            silent = false;
            throw new StoreUnavailable("the answer got lost", new IllegalStateException("cut"));
        }
        return true;
    }

    @Override
    public synchronized List<RunEvent> load(String run) {
        failIfAway();
        return List.copyOf(runs.getOrDefault(run, List.of()));
    }

    @Override
    public synchronized List<String> unfinished() {
        failIfAway();
        return runs.entrySet().stream()
                .filter(entry -> entry.getValue().stream().noneMatch(RunEvent.RunFinished.class::isInstance))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void failIfAway() {
        if (refusals > 0) {
            refusals--;
            throw new StoreUnavailable("away", new IllegalStateException("down"));
        }
    }
}
