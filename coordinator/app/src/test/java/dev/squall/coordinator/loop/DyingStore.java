package dev.squall.coordinator.loop;

import dev.squall.coordinator.runner.RunStore;
import dev.squall.model.journal.RunEvent;
import java.util.List;

/** Another store's face, behind which the process dies at one of the appends, before or after it took place. */
final class DyingStore implements RunStore {
    private final RunStore store;
    private final int last;
    private final boolean afterwards;
    private int appends;

    /** The process is gone; nothing catches that. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1;
    }

    DyingStore(RunStore store, int last, boolean afterwards) {
        this.store = store;
        this.last = last;
        this.afterwards = afterwards;
    }

    int appends() {
        return appends;
    }

    @Override
    public boolean append(String run, long expectedVersion, List<RunEvent> events) {
        appends++;
        if (appends == last && !afterwards) {
            throw new Died();
        }
        boolean done = store.append(run, expectedVersion, events);
        if (appends == last) {
            throw new Died();
        }
        return done;
    }

    @Override
    public List<RunEvent> load(String run) {
        return store.load(run);
    }

    @Override
    public List<String> unfinished() {
        return store.unfinished();
    }
}
