package dev.squall.agent.python;

import dev.squall.agent.call.Rejection;
import dev.squall.model.json.Json;
import java.util.Optional;

/** What came of a control at one point of a run. */
public sealed interface ControlAnswer {
    /** What the control was given, as it is after the call. */
    record Left(Json context, Json state, Json experiment, Json configuration) {}

    /** The control has no function for this point. */
    record NotThere() implements ControlAnswer {}

    /**
     * It was called.
     *
     * @param swallowed what it raised: for the log, as a run goes on without a control that fails
     */
    record Applied(Left left, Optional<PythonError> swallowed) implements ControlAnswer {}

    /** It was called and asks the run to stop. */
    record Interrupts(Left left, PythonError error) implements ControlAnswer {}

    /** Its module cannot be imported: a warning, as a run goes on without it. */
    record Unloadable(String detail) implements ControlAnswer {}

    /** The policy forbids it, or too much is at work. */
    record Refused(Rejection rejection) implements ControlAnswer {}

    /** It may have run in part: its time was over, its process ended, or what it left is too large. */
    record Unanswered(String reason) implements ControlAnswer {}
}
