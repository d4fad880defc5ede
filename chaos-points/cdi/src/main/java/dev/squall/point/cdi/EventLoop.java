package dev.squall.point.cdi;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The caller's event loop, when it is on one. Loaded only where there is Vert.x. */
final class EventLoop {
    private EventLoop() {}

    static @Nullable Executor ofCaller() {
        Context context = Context.isOnEventLoopThread() ? Vertx.currentContext() : null;
        return context == null ? null : work -> context.runOnContext(nothing -> work.run());
    }
}
