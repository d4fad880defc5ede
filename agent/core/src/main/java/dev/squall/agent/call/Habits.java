package dev.squall.agent.call;

import java.time.Duration;

/**
 * How functions behave where Chaos Toolkit's own are careless.
 *
 * @param httpTimeout         for a request without one of its own, 1 ms to 1 day
 * @param reusesConnections   whether a request that follows another at once takes its connection
 * @param strictHttp          whether a header that is no text cannot be sent, and text without a charset is read as Latin-1
 * @param killsOffspring      whether a program that takes too long is killed with all that it started, and not alone
 * @param endsAtOnce          whether a program whose time limit is nothing or less is ended at once, and not refused
 * @param runsUnknownPrograms whether a command line in one text is given to the shell also when there is no such program
 * @param showsSecrets        whether reports may hold secrets
 * @param stopsBySteps        whether a step's function that raises {@code chaoslib.exceptions.InterruptExecution} asks for
 *                            the end of the run, and has not only failed
 * @param needsSignatures     whether a Python function that does not tell its parameters is not called
 */
public record Habits(
        Duration httpTimeout,
        boolean reusesConnections,
        boolean strictHttp,
        boolean killsOffspring,
        boolean endsAtOnce,
        boolean runsUnknownPrograms,
        boolean showsSecrets,
        boolean stopsBySteps,
        boolean needsSignatures) {
    public static final Habits CAREFUL =
            new Habits(Duration.ofSeconds(30), true, false, true, false, false, false, true, false);

    /** Chaos Toolkit waits for an answer for ever; a day is as good. */
    public static final Habits CHAOS_TOOLKIT =
            new Habits(Duration.ofDays(1), false, true, false, true, true, true, false, true);
}
