package dev.squall.agent.python;

import dev.squall.agent.call.Rejection;
import dev.squall.model.json.Json;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of a call. */
public sealed interface PythonAnswer {
    /**
     * The only key of the mapping that stands for a value which Chaos Toolkit's journal could not hold either; its value
     * is the beginning of the value's {@code repr()}.
     */
    String UNSERIALISABLE = "unserialisable";

    /** What stands for numbers that are none, and how Chaos Toolkit's journal has them, which is no JSON. */
    Map<Json, String> NO_NUMBERS = Stream.of("NaN", "Infinity", "-Infinity")
            .collect(Collectors.toUnmodifiableMap(PythonAnswer::unserialisable, word -> word));

    private static Json unserialisable(String word) {
        return Json.mapping(UNSERIALISABLE, Json.of(word));
    }

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
