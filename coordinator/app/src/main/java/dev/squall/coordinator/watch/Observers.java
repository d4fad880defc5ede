package dev.squall.coordinator.watch;

import dev.squall.coordinator.run.RunState;
import dev.squall.coordinator.runner.RunObserver;
import dev.squall.model.journal.RunEvent;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Passes on to all observers; one that fails harms neither the others nor the run. */
public final class Observers implements RunObserver {
    private static final Logger LOG = Logger.getLogger(Observers.class);

    private final List<RunObserver> observers;

    public Observers(List<RunObserver> observers) {
        this.observers = List.copyOf(observers);
    }

    @Override
    public void appended(String run, long version, List<RunEvent> events, RunState state) {
        each(run, observer -> observer.appended(run, version, events, state));
    }

    @Override
    public void lost(String run) {
        each(run, observer -> observer.lost(run));
    }

    private void each(String run, Consumer<RunObserver> telling) {
        for (var observer : observers) {
            try {
                telling.accept(observer);
            } catch (RuntimeException bug) {
                LOG.errorf(bug, "observer failed run=%s", run);
            }
        }
    }
}
