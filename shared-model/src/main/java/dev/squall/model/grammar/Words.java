package dev.squall.model.grammar;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A closed set of words and what each means. */
public record Words<E>(Map<String, E> meanings) {
    public Words {
        meanings = Collections.unmodifiableMap(new LinkedHashMap<>(meanings));
    }

    /** Of an enum: {@code abort-run} for {@code ABORT_RUN}. */
    public static <E extends Enum<E>> Words<E> of(E[] values) {
        var meanings = new LinkedHashMap<String, E>();
        for (var value : values) {
            meanings.put(value.name().toLowerCase(Locale.ROOT).replace('_', '-'), value);
        }
        return new Words<>(meanings);
    }

    /** Each of which means itself. */
    public static Words<String> of(String... words) {
        var meanings = new LinkedHashMap<String, String>();
        for (var word : words) {
            meanings.put(word, word);
        }
        return new Words<>(meanings);
    }
}
