package dev.squall.agent.python;

import java.util.List;

/**
 * An exception that came out of Python code.
 *
 * @param type       qualified, built-in ones by their name alone: {@code chaoslib.exceptions.ActivityFailed}
 * @param message    {@code str()} of it
 * @param line       type and message as Chaos Toolkit shows them after {@code chaoslib.exceptions.ActivityFailed: }
 * @param traceback  its lines, at most 100, from the called function on
 * @param interrupts whether it asks the run to stop: {@code chaoslib.exceptions.InterruptExecution}, {@code SystemExit} or
 *                   {@code KeyboardInterrupt}, and what is derived from them
 */
public record PythonError(String type, String message, String line, List<String> traceback, boolean interrupts) {
    public PythonError {
        traceback = List.copyOf(traceback);
        if (type.isBlank() || line.isBlank()) {
            throw new IllegalArgumentException("an exception has a type");
        }
    }
}
