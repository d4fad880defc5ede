package dev.squall.point;

import dev.squall.point.scope.Surroundings;
import java.util.Optional;

/** A framework that knows what the test tells it. Found as a service. */
public final class PretendedSurroundings implements Surroundings {
    static final ThreadLocal<String> request = new ThreadLocal<>();
    static final ThreadLocal<Boolean> mayWait = ThreadLocal.withInitial(() -> true);

    @Override
    public Optional<String> requestScope() {
        return Optional.ofNullable(request.get());
    }

    @Override
    public boolean mayWait() {
        return mayWait.get();
    }
}
