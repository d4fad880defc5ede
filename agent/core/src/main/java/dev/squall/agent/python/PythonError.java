package dev.squall.agent.python;

import dev.squall.agent.call.Habits;
import dev.squall.model.message.Report.Trouble;
import java.util.List;

/**
 * An exception that came out of Python code.
 *
 * @param type      qualified, built-in ones by their name alone: {@code chaoslib.exceptions.ActivityFailed}
 * @param message   {@code str()} of it
 * @param line      type and message as Chaos Toolkit shows them after {@code chaoslib.exceptions.ActivityFailed: }
 * @param traceback its last lines as Python formats them, at most 100, from the called function on
 * @param asks      what it asks for
 */
public record PythonError(String type, String message, String line, List<String> traceback, Asks asks) {
    /** What an exception asks for besides telling of a failure. */
    public enum Asks {
        NOTHING,
        /** {@code chaoslib.exceptions.InterruptExecution}, or what is derived from it: that the run stops. */
        INTERRUPTION,
        /** {@code SystemExit} or {@code KeyboardInterrupt}: that the process ends, which is the run's in Chaos Toolkit. */
        EXIT
    }

    public PythonError {
        traceback = List.copyOf(traceback);
        if (type.isBlank() || line.isBlank()) {
            throw new IllegalArgumentException("an exception has a type");
        }
    }

    public boolean interrupts() {
        return asks != Asks.NOTHING;
    }

    /** What kind of failure it is for the step whose function it came out of. */
    public Trouble trouble(Habits habits) {
        return switch (asks) {
            case NOTHING -> Trouble.FAILED;
            case INTERRUPTION -> habits.stopsBySteps() ? Trouble.INTERRUPTS : Trouble.FAILED;
            case EXIT -> Trouble.INTERRUPTS;
        };
    }
}
