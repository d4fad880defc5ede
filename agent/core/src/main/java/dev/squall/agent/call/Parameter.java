package dev.squall.agent.call;

import dev.squall.model.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * One argument that a function takes.
 *
 * @param needed   whether a call without it is refused
 * @param fallback what counts when it is not written
 * @param unit     of a number, for people; empty where there is none
 * @param words    the only texts that it may be; empty for any
 * @param meaning  what it is for, as a part of a sentence
 */
public record Parameter(
        String name,
        Kind kind,
        boolean needed,
        Optional<Json> fallback,
        String unit,
        List<String> words,
        String meaning) {

    /** What an argument is written as. */
    public enum Kind {
        TEXT("string", "a text"),
        WHOLE("integer", "a whole number"),
        NUMBER("number", "a number"),
        FLAG("boolean", "true or false"),
        DURATION("duration", "a number of seconds or a text like 90ms"),
        LIST("list", "a list"),
        MAPPING("mapping", "a mapping"),
        ANY("any", "any value");

        private final String word;
        private final String article;

        Kind(String word, String article) {
            this.word = word;
            this.article = article;
        }

        /** For messages. */
        String article() {
            return article;
        }

        /** As discoveries name it. */
        public String word() {
            return word;
        }
    }

    public Parameter {
        words = List.copyOf(words);
        if (needed && fallback.isPresent()) {
            throw new IllegalArgumentException("'" + name + "' is needed, so it has no fallback");
        }
    }

    public static Parameter needed(String name, Kind kind, String meaning) {
        return new Parameter(name, kind, true, Optional.empty(), unitOf(kind), List.of(), meaning);
    }

    public static Parameter optional(String name, Kind kind, String meaning) {
        return new Parameter(name, kind, false, Optional.empty(), unitOf(kind), List.of(), meaning);
    }

    private static String unitOf(Kind kind) {
        return kind == Kind.DURATION ? "s" : "";
    }

    /** With what counts when it is not written. */
    public Parameter or(Json value) {
        return new Parameter(name, kind, needed, Optional.of(value), unit, words, meaning);
    }

    public Parameter in(String someUnit) {
        return new Parameter(name, kind, needed, fallback, someUnit, words, meaning);
    }

    public Parameter oneOf(String... allowed) {
        return new Parameter(name, kind, needed, fallback, unit, List.of(allowed), meaning);
    }
}
