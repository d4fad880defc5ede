package dev.squall.model.codec;

import dev.squall.model.json.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One JSON mapping of a message, read field by field: each method gives the field or throws {@link UnreadableMessage}
 * with the field's path. Fields that nobody asks for are ignored, so that newer senders can add some.
 */
final class Fields {
    static final Duration LONGEST = Duration.ofDays(366);
    /** The first moment of year 1 and the last of year 9999, as Python has them. */
    private static final Instant EARLIEST = Instant.ofEpochSecond(-62_135_596_800L);

    private static final Instant LATEST = Instant.ofEpochSecond(253_402_300_799L, 999_999_999);

    private final String path;
    private final Json.Mapping mapping;

    private Fields(String path, Json.Mapping mapping) {
        this.path = path;
        this.mapping = mapping;
    }

    static Fields of(Json json) {
        return of("the message", json);
    }

    private static Fields of(String path, Json json) {
        if (json instanceof Json.Mapping mapping) {
            return new Fields(path, mapping);
        }
        throw wrong(path, "a mapping", json);
    }

    Json any(String key) {
        return mapping.get(key).orElseThrow(() -> new UnreadableMessage("'" + at(key) + "' is missing"));
    }

    /** A field that is there and is not null. */
    Optional<Json> optional(String key) {
        return mapping.get(key).filter(value -> !(value instanceof Json.Null));
    }

    <T> Optional<T> optional(String key, BiFunction<Fields, String, T> read) {
        return optional(key).map(_ -> read.apply(this, key));
    }

    String text(String key) {
        var value = any(key);
        if (value instanceof Json.Text(String text)) {
            return text;
        }
        throw wrong(at(key), "a text", value);
    }

    boolean truth(String key) {
        var value = any(key);
        if (value instanceof Json.Bool(boolean truth)) {
            return truth;
        }
        throw wrong(at(key), "a boolean", value);
    }

    BigDecimal number(String key) {
        var value = any(key);
        if (value instanceof Json.Number number) {
            return number.value();
        }
        throw wrong(at(key), "a number", value);
    }

    long integer(String key) {
        var value = any(key);
        if (value instanceof Json.Number number && number.isInteger()) {
            return number.whole().isPresent()
                    ? number.whole().getAsLong()
                    : parsed(key, "an integer of 64 bits", number.value(), BigDecimal::longValueExact);
        }
        throw wrong(at(key), "an integer", value);
    }

    int small(String key) {
        return parsed(key, "an integer of 32 bits", integer(key), Math::toIntExact);
    }

    Instant instant(String key) {
        var value = parsed(key, "a time such as 2026-01-31T12:00:00Z", text(key), Instants::parse);
        if (value.isBefore(EARLIEST) || value.isAfter(LATEST)) {
            throw new UnreadableMessage("'" + at(key) + "' must be in the years 1 to 9999");
        }
        return value;
    }

    Duration duration(String key) {
        var value = parsed(key, "a duration such as PT1.5S", text(key), Duration::parse);
        if (value.isNegative() || value.compareTo(LONGEST) > 0) {
            throw new UnreadableMessage("'" + at(key) + "' must be 0 to 366 days");
        }
        return value;
    }

    Json.Mapping mapping(String key) {
        return fields(key).mapping;
    }

    Fields fields(String key) {
        return of(at(key), any(key));
    }

    /** Every member of a mapping, in its order. */
    <T> Map<String, T> each(BiFunction<Fields, String, T> read) {
        var all = new LinkedHashMap<String, T>();
        mapping.members().keySet().forEach(name -> all.put(name, read.apply(this, name)));
        return all;
    }

    <T> List<T> list(String key, BiFunction<Fields, String, T> read) {
        var value = any(key);
        if (!(value instanceof Json.Array(var items))) {
            throw wrong(at(key), "a list", value);
        }
        var all = new ArrayList<T>(items.size());
        for (int i = 0; i < items.size(); i++) {
            String name = key + "[" + i + "]";
            all.add(read.apply(new Fields(path, Json.mapping(name, items.get(i))), name));
        }
        return all;
    }

    /** One of an enum's constants, written as {@link #word}. */
    <E extends Enum<E>> E oneOf(String key, E[] values) {
        String written = text(key);
        for (var value : values) {
            if (word(value).equals(written)) {
                return value;
            }
        }
        throw new UnreadableMessage("'" + at(key) + "' must be one of "
                + java.util.Arrays.stream(values).map(Fields::word).toList());
    }

    /** A text that {@code parse} understands or refuses with an {@link IllegalArgumentException}. */
    <T> T parsed(String key, String form, Function<String, T> parse) {
        return parsed(key, form, text(key), parse);
    }

    private <V, T> T parsed(String key, String form, V value, Function<V, T> parse) {
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException refused) {
            throw new UnreadableMessage("'" + at(key) + "' must be " + form, refused);
        }
    }

    UnreadableMessage unknown(String key) {
        return new UnreadableMessage("'" + at(key) + "' names nothing that is known here");
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private String at(String key) {
        return path.equals("the message") ? key : path + "." + key;
    }

    private static UnreadableMessage wrong(String path, String wanted, Json value) {
        return new UnreadableMessage("'" + path + "' must be " + wanted + ", not " + value.typeName());
    }
}
