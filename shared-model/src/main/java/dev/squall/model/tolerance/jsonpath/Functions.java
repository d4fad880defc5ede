package dev.squall.model.tolerance.jsonpath;

import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import dev.squall.model.tolerance.jsonpath.Query.Function;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The functions a path may call; on a value of the wrong type, or with wrong arguments, one finds nothing. */
final class Functions {
    private Functions() {}

    static Optional<Json> call(Function function, Json value, List<Json> arguments) {
        return switch (function) {
            case LENGTH -> arguments.isEmpty() ? length(value) : Optional.empty();
            case KEYS -> arguments.isEmpty() ? keys(value) : Optional.empty();
            case VALUES -> arguments.isEmpty() ? values(value) : Optional.empty();
            case ENTRIES -> arguments.isEmpty() ? entries(value) : Optional.empty();
            case CHAR_AT -> arguments.size() == 1 ? charAt(value, arguments) : Optional.empty();
            case SUBSTRING -> substring(value, arguments);
        };
    }

    /** An integer as Python sees it: booleans are 1 and 0, 2.0 is none. */
    static Optional<Long> integer(Json value) {
        boolean whole = value instanceof Json.Bool || (value instanceof Json.Number number && number.isInteger());
        return whole
                ? PythonValues.number(value)
                        .map(BigDecimal::toBigInteger)
                        .map(digits -> Query.position(digits.toString()))
                : Optional.empty();
    }

    private static Optional<Json> length(Json value) {
        return switch (value) {
            case Json.Array(var items) -> Optional.of(Json.of(items.size()));
            case Json.Text(String text) -> Optional.of(Json.of(text.codePointCount(0, text.length())));
            case Json.Mapping _, Json.Null _, Json.Bool _, Json.Number _ -> Optional.empty();
        };
    }

    private static Optional<Json> keys(Json value) {
        return switch (value) {
            case Json.Mapping(var members) ->
                Optional.of(
                        new Json.Array(members.keySet().stream().map(Json::of).toList()));
            case Json.Array(var items) ->
                Optional.of(new Json.Array(
                        IntStream.range(0, items.size()).mapToObj(Json::of).toList()));
            case Json.Text _, Json.Null _, Json.Bool _, Json.Number _ -> Optional.empty();
        };
    }

    private static Optional<Json> values(Json value) {
        return switch (value) {
            case Json.Mapping _, Json.Array _ -> Optional.of(new Json.Array(Descent.children(value)));
            case Json.Text _, Json.Null _, Json.Bool _, Json.Number _ -> Optional.empty();
        };
    }

    private static Optional<Json> entries(Json value) {
        var pairs = new ArrayList<Json>();
        switch (value) {
            case Json.Mapping(var members) ->
                members.forEach((key, member) -> pairs.add(Json.array(Json.of(key), member)));
            case Json.Array(var items) -> {
                for (int i = 0; i < items.size(); i++) {
                    pairs.add(Json.array(Json.of(i), items.get(i)));
                }
            }
            case Json.Text _, Json.Null _, Json.Bool _, Json.Number _ -> {
                return Optional.empty();
            }
        }
        return Optional.of(new Json.Array(pairs));
    }

    private static Optional<Json> charAt(Json value, List<Json> arguments) {
        if (!(value instanceof Json.Text(String text))) {
            return Optional.empty();
        }
        int[] points = text.codePoints().toArray();
        return integer(arguments.getFirst())
                .map(position -> position < 0 ? position + points.length : position)
                .filter(position -> position >= 0 && position < points.length)
                .map(position -> Json.of(Character.toString(points[position.intValue()])));
    }

    private static Optional<Json> substring(Json value, List<Json> arguments) {
        if (!(value instanceof Json.Text(String text)) || arguments.isEmpty() || arguments.size() > 2) {
            return Optional.empty();
        }
        int[] points = text.codePoints().toArray();
        var begin = integer(arguments.getFirst()).map(from -> bound(from, points.length));
        var end = arguments.size() == 1
                ? Optional.of(points.length)
                : integer(arguments.get(1)).map(to -> bound(to, points.length));
        if (begin.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        int count = Math.max(0, end.get() - begin.get());
        return Optional.of(Json.of(new String(points, count == 0 ? 0 : begin.get(), count)));
    }

    private static int bound(long position, int length) {
        return (int) Math.clamp(position < 0 ? position + length : position, 0L, (long) length);
    }
}
