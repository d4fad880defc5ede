package dev.squall.local.memory;

import dev.squall.coordinator.runner.RunStore;
import dev.squall.model.journal.RunEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs and their events for the life of one process. Safe for several threads. */
public final class MemoryRunStore implements RunStore {
    private final Map<String, List<RunEvent>> runs = new LinkedHashMap<>();

    @Override
    public synchronized boolean append(String run, long expectedVersion, List<RunEvent> events) {
        var history = runs.getOrDefault(run, List.of());
        if (history.size() != expectedVersion) {
            return false;
        }
        runs.computeIfAbsent(run, _ -> new ArrayList<>()).addAll(events);
        return true;
    }

    @Override
    public synchronized List<RunEvent> load(String run) {
        return List.copyOf(runs.getOrDefault(run, List.of()));
    }

    @Override
    public synchronized List<String> unfinished() {
        return runs.entrySet().stream()
                .filter(entry -> entry.getValue().stream().noneMatch(RunEvent.RunFinished.class::isInstance))
                .map(Map.Entry::getKey)
                .toList();
    }
}
