package dev.squall.agent.python;

import dev.squall.agent.call.Rejection;
import dev.squall.model.json.Json;

/** What came of one request, whatever was asked for. */
sealed interface Outcome {
    /** What was asked for. */
    record Given(Json.Mapping answer) implements Outcome {}

    /** An exception came out of a function. */
    record Raised(PythonError error) implements Outcome {}

    /** Nothing was run: what is wrong with the module, the function or its arguments. */
    record Wrong(Cause cause, String detail) implements Outcome {
        enum Cause {
            MODULE,
            FUNCTION,
            ARGUMENTS
        }
    }

    /** It was not tried. */
    record Refused(Rejection rejection) implements Outcome {}

    /** It may have run in part. */
    record Unanswered(String reason) implements Outcome {}
}
