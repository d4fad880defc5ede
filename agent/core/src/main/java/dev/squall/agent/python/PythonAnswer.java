package dev.squall.agent.python;

import dev.squall.agent.call.Rejection;
import dev.squall.model.json.Json;

/** What came of a call. */
public sealed interface PythonAnswer {
    /**
     * The only key of the mapping that stands for a value which Chaos Toolkit's journal could not hold either; its value
     * is the beginning of the value's {@code repr()}.
     */
    String UNSERIALISABLE = "unserialisable";

    /** It returned; tuples are lists, and dates, decimals and UUIDs are texts, as in Chaos Toolkit's journal. */
    record Returned(Json value) implements PythonAnswer {}

    /** It raised an exception. */
    record Raised(PythonError error) implements PythonAnswer {}

    /** It raised an exception that asks the run to stop. */
    record Interrupts(PythonError error) implements PythonAnswer {}

    /** There is no such module or function, or its parameters are others; nothing of the function was run. */
    record Wrong(String detail) implements PythonAnswer {}

    /** It was not tried: the policy forbids it, or too much is at work. */
    record Refused(Rejection rejection) implements PythonAnswer {}

    /** It may have run in part: its time was over, its process ended, or its result was not taken. */
    record Unanswered(String reason) implements PythonAnswer {}
}
