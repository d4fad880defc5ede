package dev.squall.point.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value. As a text it is JSON again; mappings keep their order. */
public sealed interface Json {
    Json NOTHING = new Nothing();

    /** {@code null}. */
    record Nothing() implements Json {
        @Override
        public String toString() {
            return "null";
        }
    }

    /** {@code true} or {@code false}. */
    record Bool(boolean value) implements Json {
        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /** A number, as exact as it was written. */
    record Number(BigDecimal value) implements Json {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** A string. */
    record Text(String value) implements Json {
        @Override
        public String toString() {
            return quoted(value);
        }
    }

    /** An array. */
    record Array(List<Json> items) implements Json {
        public Array {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return items.toString();
        }
    }

    /** An object. */
    record Mapping(Map<String, Json> members) implements Json {
        public static final Mapping EMPTY = new Mapping(Map.of());

        public Mapping {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        public Mapping with(String name, Json value) {
            var more = new LinkedHashMap<>(members);
            more.put(name, value);
            return new Mapping(more);
        }

        public Mapping with(String name, String value) {
            return with(name, new Text(value));
        }

        public Mapping with(String name, long value) {
            return with(name, new Number(BigDecimal.valueOf(value)));
        }

        public Mapping with(String name, boolean value) {
            return with(name, new Bool(value));
        }

        @Override
        public String toString() {
            var text = new StringBuilder("{");
            members.forEach((name, value) -> {
                text.append(text.length() > 1 ? ", " : "").append(quoted(name)).append(": ");
                text.append(value);
            });
            return text.append('}').toString();
        }
    }

    private static String quoted(String value) {
        var text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }
}
