package dev.squall.point.cdi;

import dev.squall.point.scope.Surroundings;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;

/** What a CDI application knows of the calling thread: its request, and whether it is an event loop. */
public final class CdiSurroundings implements Surroundings {

    /** Empty outside of a request, and where there is no container. */
    @Override
    public Optional<String> requestScope() {
        try {
            return CDI.current().select(ChaosRequest.class).get().scope();
        } catch (ContextNotActiveException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean mayWait() {
        return !Present.MUTINY || Workers.callerMayWait();
    }
}
