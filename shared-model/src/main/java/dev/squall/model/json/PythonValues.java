package dev.squall.model.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Python makes of a value where Chaos Toolkit leaves it to Python: equality, truth, order and text. There
 * {@code True == 1 == 1.0}, an empty list is false, and a mapping's text is {@code {'a': None}}.
 */
public final class PythonValues {
    private PythonValues() {}

    /** {@code a == b}. */
    public static boolean equal(Json a, Json b) {
        var left = number(a);
        var right = number(b);
        if (left.isPresent() || right.isPresent()) {
            return left.isPresent() && right.isPresent() && left.get().compareTo(right.get()) == 0;
        }
        return switch (a) {
            case Json.Null() -> b instanceof Json.Null;
            case Json.Text(String text) -> b instanceof Json.Text(String other) && text.equals(other);
            case Json.Array(var items) -> b instanceof Json.Array(var others) && equalItems(items, others);
            case Json.Mapping(var members) -> b instanceof Json.Mapping(var others) && equalMembers(members, others);
            case Json.Bool _, Json.Number _ -> false;
        };
    }

    private static boolean equalItems(List<Json> items, List<Json> others) {
        if (items.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < items.size(); i++) {
            if (!equal(items.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalMembers(Map<String, Json> members, Map<String, Json> others) {
        if (members.size() != others.size()) {
            return false;
        }
        for (var member : members.entrySet()) {
            var other = others.get(member.getKey());
            if (other == null || !equal(member.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    /** {@code a < b}, {@code ==} or {@code >} as a sign; empty where Python raises a TypeError. */
    public static Optional<Integer> compare(Json a, Json b) {
        var left = number(a);
        var right = number(b);
        if (left.isPresent() && right.isPresent()) {
            return Optional.of(left.get().compareTo(right.get()));
        }
        if (a instanceof Json.Text(String text) && b instanceof Json.Text(String other)) {
            return Optional.of(Integer.signum(compareCodePoints(text, other)));
        }
        if (a instanceof Json.Array(var items) && b instanceof Json.Array(var others)) {
            for (int i = 0; i < Math.min(items.size(), others.size()); i++) {
                if (!equal(items.get(i), others.get(i))) {
                    return compare(items.get(i), others.get(i));
                }
            }
            return Optional.of(Integer.compare(items.size(), others.size()));
        }
        return Optional.empty();
    }

    private static int compareCodePoints(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i = a.offsetByCodePoints(i, 1)) {
            int difference = Integer.compare(a.codePointAt(i), b.codePointAt(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** {@code bool(value)}. */
    public static boolean truth(Json value) {
        return switch (value) {
            case Json.Null() -> false;
            case Json.Bool(boolean is) -> is;
            case Json.Number number -> number.value().signum() != 0;
            case Json.Text(String text) -> !text.isEmpty();
            case Json.Array(var items) -> !items.isEmpty();
            case Json.Mapping(var members) -> !members.isEmpty();
        };
    }

    /** A number, or a boolean as 1 or 0. */
    public static Optional<BigDecimal> number(Json value) {
        return switch (value) {
            case Json.Number number -> Optional.of(number.value());
            case Json.Bool(boolean is) -> Optional.of(is ? BigDecimal.ONE : BigDecimal.ZERO);
            case Json.Null _, Json.Text _, Json.Array _, Json.Mapping _ -> Optional.empty();
        };
    }

    /** {@code str(value)}. */
    public static String text(Json value) {
        return value instanceof Json.Text(String text) ? text : PythonText.repr(value);
    }
}
