package dev.squall.point.arming;

import java.time.Duration;

/** The clock that armings end by. It only goes forward, so nothing that is done to the wall clock keeps one alive. */
public interface Time {
    /** Nanoseconds since some moment. A bare number, as each hit of an armed point reads it. */
    long nanos();

    /**
     * Does it then, on a thread of its own; soon is good enough.
     *
     * @return takes it back; changes nothing when it was done
     */
    Runnable after(Duration length, Runnable work);
}
