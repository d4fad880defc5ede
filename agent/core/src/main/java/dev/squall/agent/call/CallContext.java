package dev.squall.agent.call;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * The surroundings of one call. A function takes time, chance and waiting from here alone, so that it does the same under
 * a simulated clock.
 *
 * @param command the id of the command that is carried out
 * @param timeout how long the whole call may take; its caller interrupts it then
 * @param clock   for instants that people read
 * @param elapsed for durations that are measured
 * @param pauses  the only way to wait
 * @param random  seeded from the command's id: the same command makes the same choice
 */
public record CallContext(
        String command,
        Duration timeout,
        InstantSource clock,
        ElapsedTime elapsed,
        Pauses pauses,
        RandomGenerator random) {

    /** Waits; broken off by an interrupt. */
    @FunctionalInterface
    public interface Pauses {
        void pause(Duration length) throws InterruptedException;
    }

    public void pause(Duration length) throws InterruptedException {
        pauses.pause(length);
    }
}
