package dev.squall.toxics.loop;

/** A clock that only goes forward: nanoseconds since it was made. */
@FunctionalInterface
public interface Ticker {
    long nanos();
}
