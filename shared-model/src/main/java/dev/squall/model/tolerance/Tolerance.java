package dev.squall.model.tolerance;

import dev.squall.model.experiment.Step;
import dev.squall.model.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a probe's output must be like. {@link Judge} says whether it is. */
public sealed interface Tolerance {
    /** A boolean, an integer or a text. An integer against an output with a {@code status} compares that. */
    record Exactly(Json value) implements Tolerance {}

    /** Membership; two numbers are an inclusive range, unless the output has a {@code status}. */
    record Listed(List<Json> values) implements Tolerance {
        public Listed {
            values = List.copyOf(values);
        }
    }

    /** A pattern searched for in the output or in its member {@code target}. */
    record Regex(String pattern, Optional<String> target) implements Tolerance {}

    /** What a path finds: something, {@code count} things, or exactly {@code expect}. */
    record JsonPathMatch(String path, Optional<String> target, Optional<Json> expect, Optional<Integer> count)
            implements Tolerance {}

    /** An inclusive range. */
    record Range(BigDecimal low, BigDecimal high, Optional<String> target) implements Tolerance {}

    /** {@code {status: 200}} or {@code {status: [200, 201]}}: the status of an HTTP answer or of a program. */
    record Status(Set<Integer> accepted) implements Tolerance {
        public Status {
            accepted = Set.copyOf(accepted);
            if (accepted.isEmpty()) {
                throw new IllegalArgumentException("'status' accepts nothing");
            }
        }
    }

    /** What an author wrote and nobody can judge by, kept where it is not refused: it is not met, or breaks. */
    record Unusable(Json written, String reason) implements Tolerance {}

    /** Another probe, given the output as {@code arguments.value}; its truth decides. */
    record ByProbe(Step probe) implements Tolerance {}
}
