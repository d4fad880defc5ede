package dev.squall.coordinator.loop;

import java.util.Optional;

/** Is told what the loop lives through that no run's history shows. Called on the loop's thread; must not throw. */
public interface LoopObserver {
    /** The store went away; the loop tries the same thing again until it is back. */
    void stalled(RuntimeException cause);

    void resumed();

    /** A bug: the run is let go of, the others go on. Its faults end with their leases. */
    void gaveUp(String run, Optional<Input> input, RuntimeException bug);

    /** Somebody else has written to a run whose partition is still ours. */
    void contested(String run);
}
