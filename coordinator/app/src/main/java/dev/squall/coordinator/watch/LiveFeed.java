package dev.squall.coordinator.watch;

import dev.squall.coordinator.run.RunState;
import dev.squall.coordinator.runner.RunObserver;
import dev.squall.model.journal.RunEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Wakes who waits for more events of a run, when this coordinator decides for it. The events themselves are in the store. */
public final class LiveFeed implements RunObserver {
    private final Map<String, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

    /** Completes with the next events of the run; ask before looking into the store, or one may be missed. */
    public CompletableFuture<Void> next(String run) {
        return waiting.computeIfAbsent(run, _ -> new CompletableFuture<>());
    }

    /** To be called by who has waited and will not again; who else waits for that run looks once in vain. */
    public void leave(String run) {
        wake(run);
    }

    @Override
    public void appended(String run, long version, List<RunEvent> events, RunState state) {
        wake(run);
    }

    private void wake(String run) {
        var waiters = waiting.remove(run);
        if (waiters != null) {
            waiters.complete(null);
        }
    }
}
