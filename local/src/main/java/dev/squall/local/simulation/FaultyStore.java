package dev.squall.local.simulation;

import dev.squall.coordinator.runner.RunStore;
import dev.squall.local.memory.MemoryRunStore;
import dev.squall.model.journal.RunEvent;
import java.util.List;

/** A database that cannot be reached at times; then nobody knows whether an append was done. */
final class FaultyStore implements RunStore {
    private final RunStore disk = new MemoryRunStore();
    private final Chance chance;

    private final Told told;

    /** Whoever wants to know what is in the store, also when the one who appended it does not. */
    interface Told {
        void stored(String run, List<RunEvent> events);
    }

    FaultyStore(Chance chance, Told told) {
        this.chance = chance;
        this.told = told;
    }

    /** The store did not answer. */
    static final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreachable() {
            super("the simulated store does not answer", null, false, false);
        }
    }

    @Override
    public boolean append(String run, long expectedVersion, List<RunEvent> events) {
        boolean fails = chance.happens(chance.weather().store());
        if (fails && chance.happens(0.5)) {
            throw new Unreachable();
        }
        boolean done = disk.append(run, expectedVersion, events);
        if (done) {
            told.stored(run, events);
        }
        if (fails) {
            throw new Unreachable();
        }
        return done;
    }

    @Override
    public List<RunEvent> load(String run) {
        return disk.load(run);
    }

    @Override
    public List<String> unfinished() {
        return disk.unfinished();
    }
}
