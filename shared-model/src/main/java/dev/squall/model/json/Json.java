package dev.squall.model.json;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A value as written in an experiment or returned by a probe. A number keeps what its author wrote: {@code 1} is an
 * integer and {@code 1.0} is not, although both are equal by {@link Number#sameAs}. Mappings keep their order.
 */
public sealed interface Json {
    Json NULL = new Null();

    record Null() implements Json {}

    record Bool(boolean value) implements Json {}

    /**
     * A number; its scale is zero exactly when it was written as an integer. There are two forms, and one of them for each number:
     * {@link BigDecimal} makes a table at its first use, for several milliseconds, and a small run comes to its end without it.
     */
    sealed interface Number extends Json {
        BigDecimal value();

        boolean isInteger();

        /** As {@link BigDecimal#toString} writes it. */
        String text();

        /** The number, when it was written as an integer, of few digits. */
        default OptionalLong whole() {
            return OptionalLong.empty();
        }

        /** The number, when it was written as an integer and is at most {@link Integer#MAX_VALUE} either way. */
        default Optional<Integer> integer() {
            long whole = whole().orElse(Long.MAX_VALUE);
            return Math.abs(whole) <= Integer.MAX_VALUE ? Optional.of((int) whole) : Optional.empty();
        }

        default boolean sameAs(Number other) {
            return equals(other) || value().compareTo(other.value()) == 0;
        }
    }

    /** A number of at most {@value #MOST_DIGITS} digits: these, divided by ten as often as the scale says. */
    record Small(long digits, int scale) implements Number {
        private static final int MOST_DIGITS = 18;
        private static final long END = 1_000_000_000_000_000_000L;
        /** The smallest exponent that is written without one. */
        private static final int PLAIN = -6;

        public Small {
            if (!holds(digits)) {
                throw new IllegalArgumentException(digits + " has more than " + MOST_DIGITS + " digits");
            }
        }

        private static boolean holds(long digits) {
            return digits > -END && digits < END;
        }

        @Override
        public BigDecimal value() {
            return BigDecimal.valueOf(digits, scale);
        }

        @Override
        public boolean isInteger() {
            return scale == 0;
        }

        @Override
        public OptionalLong whole() {
            return scale == 0 ? OptionalLong.of(digits) : OptionalLong.empty();
        }

        @Override
        public String text() {
            if (scale == 0) {
                return Long.toString(digits);
            }
            var plain = new StringBuilder(Long.toString(Math.abs(digits)));
            if (scale < 0 || plain.length() - 1 - scale < PLAIN) {
                return value().toString();
            }
            while (plain.length() <= scale) {
                plain.insert(0, '0');
            }
            plain.insert(plain.length() - scale, '.');
            return digits < 0 ? plain.insert(0, '-').toString() : plain.toString();
        }

        @Override
        public boolean sameAs(Number other) {
            return other instanceof Small small && small.scale == scale
                    ? small.digits == digits
                    : Number.super.sameAs(other);
        }
    }

    /** Any other number. */
    record Large(BigDecimal value) implements Number {
        public Large {
            if (value.precision() <= Small.MOST_DIGITS) {
                throw new IllegalArgumentException(value + " has few digits");
            }
        }

        @Override
        public boolean isInteger() {
            return value.scale() == 0;
        }

        @Override
        public String text() {
            return value.toString();
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
        return number(value, 0);
    }

    static Json of(double value) {
        boolean plain = value == (int) value && Math.abs(value) < 10_000_000;
        return plain ? new Small(10 * (long) value, 1) : decimal(BigDecimal.valueOf(value));
    }

    static Json of(String value) {
        return new Text(value);
    }

    static Number number(BigDecimal value) {
        return value.precision() <= Small.MOST_DIGITS
                ? new Small(value.unscaledValue().longValue(), value.scale())
                : new Large(value);
    }

    private static Number number(long digits, int scale) {
        return Small.holds(digits) ? new Small(digits, scale) : new Large(BigDecimal.valueOf(digits, scale));
    }

    /** A number that was not written as an integer, whatever its value. */
    static Number decimal(BigDecimal value) {
        return number(value.scale() < 1 ? value.setScale(1) : value);
    }

    /** A number with these digits behind its point, of which there is at least one, and no zero at their end but that. */
    static Number decimal(long digits, int scale) {
        long left = digits;
        int behind = scale;
        while (behind > 1 && left % 10 == 0) {
            left /= 10;
            behind--;
        }
        return number(left, behind);
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
