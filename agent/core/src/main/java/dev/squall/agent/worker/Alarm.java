package dev.squall.agent.worker;

import java.time.Duration;
import java.util.Optional;

/**
 * Is told when the worker next wants {@code Worker.wake} to be called, on the elapsed clock; empty when it wants nothing.
 * Called while the worker is busy: an implementation notes it and does not call the worker.
 */
@FunctionalInterface
public interface Alarm {
    void next(Optional<Duration> at);
}
