package dev.squall.point.cdi;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.concurrent.Executor;

/** What Mutiny knows of threads. Loaded only where there is Mutiny. */
final class Workers {
    private Workers() {}

    static Executor shared() {
        return Infrastructure.getDefaultExecutor();
    }

    static boolean callerMayWait() {
        return Infrastructure.canCallerThreadBeBlocked();
    }
}
