package dev.squall.agent.call;

import java.time.Duration;

/** A clock that only goes forward, from an arbitrary beginning: deadlines run on it, whatever is done to the wall clock. */
@FunctionalInterface
public interface ElapsedTime {
    Duration elapsed();
}
