package dev.squall.agent.call;

import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;

/** A call's surroundings on the machine's clocks, for tests against real counterparts. */
public final class RealContext {
    private RealContext() {}

    public static CallContext of(String command) {
        long begun = System.nanoTime();
        return new CallContext(
                command,
                Duration.ofSeconds(30),
                InstantSource.system(),
                () -> Duration.ofNanos(System.nanoTime() - begun),
                Thread::sleep,
                new SplittableRandom(command.hashCode()));
    }
}
