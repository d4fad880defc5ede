package dev.squall.agent.worker;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.ElapsedTime;
import java.time.Duration;

/** The machine's monotonic clock, and waits on it: for wiring. */
public final class RealTime {
    private static final long BEGINNING = System.nanoTime();

    public static final ElapsedTime ELAPSED = () -> Duration.ofNanos(System.nanoTime() - BEGINNING);

    public static final CallContext.Pauses PAUSES = Thread::sleep;

    private RealTime() {}
}
