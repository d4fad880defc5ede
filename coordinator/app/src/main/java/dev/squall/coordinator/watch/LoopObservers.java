package dev.squall.coordinator.watch;

import dev.squall.coordinator.loop.Input;
import dev.squall.coordinator.loop.LoopObserver;
import java.util.List;
import java.util.Optional;

/** Passes on to all observers of the loop. */
public final class LoopObservers implements LoopObserver {
    private final List<LoopObserver> observers;

    public LoopObservers(List<LoopObserver> observers) {
        this.observers = List.copyOf(observers);
    }

    @Override
    public void stalled(RuntimeException cause) {
        observers.forEach(observer -> observer.stalled(cause));
    }

    @Override
    public void resumed() {
        observers.forEach(LoopObserver::resumed);
    }

    @Override
    public void gaveUp(String run, Optional<Input> input, RuntimeException bug) {
        observers.forEach(observer -> observer.gaveUp(run, input, bug));
    }

    @Override
    public void contested(String run) {
        observers.forEach(observer -> observer.contested(run));
    }
}
