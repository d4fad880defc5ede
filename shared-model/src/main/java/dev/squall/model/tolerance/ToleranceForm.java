package dev.squall.model.tolerance;

import dev.squall.model.json.Json;
import dev.squall.model.tolerance.jsonpath.JsonPath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The written forms of a {@link Tolerance}, except {@code type: probe}, which only a reader of steps can read. Used where
 * an experiment is read and where a {@code ${name}} turns into a tolerance of another form.
 */
public final class ToleranceForm {
    public static final Set<String> TYPES = Set.of("probe", "regex", "jsonpath", "range");

    private ToleranceForm() {}

    public sealed interface Form {
        record Valid(Tolerance tolerance) implements Form {}

        /** @param where the key, or the key and index, that is wrong; empty for the whole */
        record Invalid(String where, String message, String remedy) implements Form {}
    }

    public static Form of(Json written) {
        return switch (written) {
            case Json.Bool _, Json.Text _ -> new Form.Valid(new Tolerance.Exactly(written));
            case Json.Number number when number.isInteger() -> new Form.Valid(new Tolerance.Exactly(written));
            case Json.Number _ ->
                invalid("", "a tolerance must not be a fraction", "write {type: range, range: [low, high]}");
            case Json.Null() ->
                invalid("", "the tolerance has no value", "write true, 200, [1, 5], a text or a mapping");
            case Json.Array(var items) -> new Form.Valid(new Tolerance.Listed(items));
            case Json.Mapping mapping -> ofMapping(mapping);
        };
    }

    private static Form ofMapping(Json.Mapping mapping) {
        var type = mapping.get("type");
        if (type.isEmpty() && mapping.get("status").isPresent()) {
            return status(mapping.members().getOrDefault("status", Json.NULL));
        }
        return switch (mapping.text("type").orElse("")) {
            case "regex" -> regex(mapping);
            case "jsonpath" -> jsonPath(mapping);
            case "range" -> range(mapping);
            case "probe" ->
                invalid("type", "a tolerance cannot become a probe", "write the probe itself as the tolerance");
            default ->
                invalid(
                        type.isPresent() ? "type" : "",
                        type.isPresent() ? "the tolerance's type is unknown" : "the tolerance has no 'type'",
                        "use regex, jsonpath, range, probe, or {status: 200}");
        };
    }

    private static Form status(Json written) {
        var accepted = new HashSet<Integer>();
        for (var item : written instanceof Json.Array(var items) ? items : List.of(written)) {
            if (!(item instanceof Json.Number number) || number.integer().isEmpty()) {
                return invalid("status", "'status' takes integers", "write 200 or [200, 201]");
            }
            accepted.add(number.integer().get());
        }
        return accepted.isEmpty()
                ? invalid("status", "'status' accepts nothing", "write 200 or [200, 201]")
                : new Form.Valid(new Tolerance.Status(accepted));
    }

    private static Form regex(Json.Mapping mapping) {
        var pattern = mapping.text("pattern");
        if (pattern.isEmpty()) {
            return invalid("", "a regex tolerance needs a 'pattern'", "write pattern: a Python regular expression");
        }
        return switch (PythonPattern.compile(pattern.get())) {
            case PythonPattern.Compiled _ -> new Form.Valid(new Tolerance.Regex(pattern.get(), target(mapping)));
            case PythonPattern.Invalid(String reason) ->
                invalid("pattern", "the pattern '" + pattern.get() + "' is invalid: " + reason, "");
        };
    }

    private static Form jsonPath(Json.Mapping mapping) {
        var path = mapping.text("path").map(String::strip);
        if (path.isEmpty() || path.get().isEmpty()) {
            return invalid("", "a jsonpath tolerance needs a 'path'", "write path: \"$.name\"");
        }
        var count = mapping.get("count").filter(value -> !(value instanceof Json.Null));
        if (count.isPresent() && !(count.get() instanceof Json.Number)) {
            return invalid("count", "'count' must be a number", "");
        }
        if (!path.get().contains("${") && JsonPath.parse(path.get()) instanceof JsonPath.Bad(String reason)) {
            return invalid(
                    "path", "the path '" + path.get() + "' is invalid: " + reason, "a path looks like $.items[*].id");
        }
        return new Form.Valid(new Tolerance.JsonPathMatch(
                path.get(), target(mapping), mapping.get("expect"), count.flatMap(ToleranceForm::whole)));
    }

    /** A count that is no integer is never reached. */
    private static Optional<Integer> whole(Json count) {
        if (!(count instanceof Json.Number number)) {
            return Optional.of(-1);
        }
        try {
            return Optional.of(Math.max(number.value().intValueExact(), -1));
        } catch (ArithmeticException _) {
            return Optional.of(-1);
        }
    }

    private static Form range(Json.Mapping mapping) {
        if (!(mapping.get("range").orElse(Json.NULL) instanceof Json.Array(var bounds))) {
            return invalid("", "a range tolerance needs a 'range'", "write range: [low, high]");
        }
        if (bounds.size() != 2) {
            return invalid("range", "'range' takes two numbers, not " + bounds.size(), "write [low, high]");
        }
        if (!(bounds.get(0) instanceof Json.Number low)) {
            return invalid("range[0]", "the lower bound must be a number", "");
        }
        if (!(bounds.get(1) instanceof Json.Number high)) {
            return invalid("range[1]", "the upper bound must be a number", "");
        }
        return new Form.Valid(new Tolerance.Range(low.value(), high.value(), target(mapping)));
    }

    /** An empty target is none, as in Python. */
    private static Optional<String> target(Json.Mapping mapping) {
        return mapping.text("target").filter(target -> !target.isEmpty());
    }

    private static Form invalid(String where, String message, String remedy) {
        return new Form.Invalid(where, message, remedy);
    }
}
