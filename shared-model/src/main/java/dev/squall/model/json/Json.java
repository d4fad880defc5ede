package dev.squall.model.json;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value as written in an experiment or returned by a probe. A number keeps what its author wrote: {@code 1} is an
 * integer and {@code 1.0} is not, although both are equal by {@link Number#sameAs}. Mappings keep their order.
 */
public sealed interface Json {
    Json NULL = new Null();

    record Null() implements Json {}

    record Bool(boolean value) implements Json {}

    /** A number; its scale is zero exactly when it was written as an integer. */
    record Number(BigDecimal value) implements Json {
        public Number {
            requireNonNull(value, "value is null");
        }

        public boolean isInteger() {
            return value.scale() == 0;
        }

        public boolean sameAs(Number other) {
            return value.compareTo(other.value) == 0;
        }
    }

    record Text(String value) implements Json {
        public Text {
            requireNonNull(value, "value is null");
        }
    }

    record Array(List<Json> items) implements Json {
        public Array {
            items = List.copyOf(items);
        }
    }

    record Mapping(Map<String, Json> members) implements Json {
        public static final Mapping EMPTY = new Mapping(Map.of());

        public Mapping {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        public Optional<Json> get(String key) {
            return Optional.ofNullable(members.get(key));
        }

        /** The member's text, if it is there and is a text. */
        public Optional<String> text(String key) {
            return get(key).flatMap(value -> value instanceof Text(String text) ? Optional.of(text) : Optional.empty());
        }

        public boolean isEmpty() {
            return members.isEmpty();
        }

        public Mapping with(String key, Json value) {
            var copy = new LinkedHashMap<>(members);
            copy.put(key, value);
            return new Mapping(copy);
        }
    }

    static Json of(boolean value) {
        return new Bool(value);
    }

    static Json of(long value) {
        return new Number(BigDecimal.valueOf(value));
    }

    static Json of(double value) {
        return decimal(BigDecimal.valueOf(value));
    }

    static Json of(String value) {
        return new Text(value);
    }

    /** A number that was not written as an integer, whatever its value. */
    static Json decimal(BigDecimal value) {
        return new Number(value.scale() < 1 ? value.setScale(1) : value);
    }

    static Json array(Json... items) {
        return new Array(List.of(items));
    }

    static Mapping mapping(String key, Json value) {
        return new Mapping(Map.of(key, value));
    }

    /** A member of a mapping; nothing where there is none, and where this is no mapping. */
    default Json member(String key) {
        return this instanceof Mapping mapping ? mapping.get(key).orElse(NULL) : NULL;
    }

    /** What a list has, in its order; nothing where this is no list. */
    default List<Json> items() {
        return List.of();
    }

    /** The word an author knows this value's type by, for error messages. */
    default String typeName() {
        return switch (this) {
            case Null() -> "nothing";
            case Bool _ -> "a boolean";
            case Number number -> number.isInteger() ? "an integer" : "a number";
            case Text _ -> "a text";
            case Array _ -> "a list";
            case Mapping _ -> "a mapping";
        };
    }
}
