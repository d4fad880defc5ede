package dev.squall.model.tolerance;

import dev.squall.model.experiment.Substitution;
import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import dev.squall.model.tolerance.ToleranceForm.Form;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says whether a probe's output is within its tolerance, as Chaos Toolkit does; where that crashes or cannot know, the
 * answer is UNKNOWN. Reasons hold what was expected and a shortened form of what was there.
 */
public final class Judge {
    private Judge() {}

    /**
     * @param bindings what {@code ${name}} stands for in texts, patterns, paths and {@code expect}
     * @throws IllegalArgumentException for {@link Tolerance.ByProbe}, which has to be run
     */
    public static Judgement judge(Tolerance tolerance, Json output, Map<String, Json> bindings) {
        return switch (tolerance) {
            case Tolerance.Exactly(Json.Text(String text)) -> substituted(text, output, bindings);
            case Tolerance.Exactly(Json value) -> exactly(value, output);
            case Tolerance.Listed(var values) -> listed(values, output);
            case Tolerance.Status(var accepted) -> status(accepted, output);
            case Tolerance.Regex regex -> PatternJudge.judge(regex, output, bindings);
            case Tolerance.JsonPathMatch match -> PathJudge.judge(match, output, bindings);
            case Tolerance.Range range -> range(range, output);
            case Tolerance.Unusable(Json written, String reason) -> noTolerance(written, reason);
            case Tolerance.ByProbe _ -> throw new IllegalArgumentException("a probe is run, not judged by");
        };
    }

    /** Python's {@code bool(value)}: what the answer of a {@link Tolerance.ByProbe} probe means. */
    public static boolean truth(Json value) {
        return PythonValues.truth(value);
    }

    /** A pattern may turn into a value of another type, and so into another form of tolerance. */
    private static Judgement substituted(String text, Json output, Map<String, Json> bindings) {
        var value = Substitution.applyText(text, bindings);
        if (value instanceof Json.Text) {
            return exactly(value, output);
        }
        return switch (ToleranceForm.of(value)) {
            case Form.Valid(Tolerance tolerance) -> judge(tolerance, output, bindings);
            case Form.Invalid invalid -> noTolerance(value, "'" + text + "': " + invalid.message());
        };
    }

    /** What is no tolerance at all is never met; one that is only half written cannot be judged by. */
    private static Judgement noTolerance(Json value, String reason) {
        boolean half = value instanceof Json.Mapping mapping
                && mapping.text("type").filter(ToleranceForm.TYPES::contains).isPresent();
        return half ? Judgement.unknown(reason) : Judgement.deviated(reason);
    }

    private static Judgement exactly(Json expected, Json output) {
        var status = expected instanceof Json.Number ? status(output) : Optional.<Json>empty();
        var actual = status.orElse(output);
        return of(
                PythonValues.equal(actual, expected), (status.isPresent() ? "status " : "") + shown(expected), actual);
    }

    private static Judgement listed(List<Json> values, Json output) {
        var status = status(output);
        if (status.isEmpty() && values.size() == 2) {
            return between(values.get(0), values.get(1), output);
        }
        var actual = status.orElse(output);
        boolean member = values.stream().anyMatch(value -> PythonValues.equal(value, actual));
        return of(member, (status.isPresent() ? "a status of " : "one of ") + shown(new Json.Array(values)), actual);
    }

    private static Judgement between(Json low, Json high, Json output) {
        var expected = shown(low) + " to " + shown(high);
        var above = PythonValues.compare(low, output);
        if (above.isPresent() && above.get() > 0) {
            return of(false, expected, output);
        }
        var below = PythonValues.compare(output, high);
        return above.isEmpty() || below.isEmpty()
                ? unknown("expected " + expected + ", which cannot be compared with", output)
                : of(below.get() <= 0, expected, output);
    }

    private static Judgement status(Set<Integer> accepted, Json output) {
        var expected = "a status of " + new TreeSet<>(accepted);
        var status = status(output);
        if (status.isEmpty()) {
            return unknown("expected " + expected + " but there is no status in", output);
        }
        boolean member = accepted.stream().anyMatch(value -> PythonValues.equal(Json.of(value), status.get()));
        return of(member, expected, status.get());
    }

    private static Judgement range(Tolerance.Range range, Json output) {
        var expected = range.low().toPlainString() + " to " + range.high().toPlainString();
        var target = target(range.target(), output);
        if (target.isEmpty()) {
            return unknown("expected a mapping with '" + range.target().orElse("") + "', not", output);
        }
        var value = target.get();
        if (value instanceof Json.Mapping || value instanceof Json.Array || value instanceof Json.Null) {
            return unknown("expected " + expected + " but this is no number:", value);
        }
        var number = number(value);
        boolean inside = number.isPresent()
                && number.get().compareTo(range.low()) >= 0
                && number.get().compareTo(range.high()) <= 0;
        return of(inside, expected, value);
    }

    /** Also of a text with blanks around it or underscores inside, as Python's Decimal. */
    private static Optional<BigDecimal> number(Json value) {
        if (!(value instanceof Json.Text(String text))) {
            return PythonValues.number(value);
        }
        try {
            var digits = text.strip().replace("_", "");
            return digits.length() > 1000 ? Optional.empty() : Optional.of(new BigDecimal(digits));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<Json> status(Json output) {
        return output instanceof Json.Mapping mapping ? mapping.get("status") : Optional.empty();
    }

    /** The member, or the whole when there is no such member; empty when members were asked of what has none. */
    static Optional<Json> target(Optional<String> target, Json output) {
        if (target.isEmpty()) {
            return Optional.of(output);
        }
        return output instanceof Json.Mapping mapping
                ? Optional.of(mapping.get(target.get()).orElse(output))
                : Optional.empty();
    }

    static Judgement of(boolean held, String expected, Json actual) {
        var reason = "expected " + expected + ", got " + shown(actual);
        return held ? Judgement.held(reason) : Judgement.deviated(reason);
    }

    static Judgement unknown(String reason, Json actual) {
        return Judgement.unknown(reason + " " + shown(actual));
    }

    static String shown(Json value) {
        return Excerpt.of(value);
    }
}
