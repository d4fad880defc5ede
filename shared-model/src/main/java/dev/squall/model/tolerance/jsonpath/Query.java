package dev.squall.model.tolerance.jsonpath;

import dev.squall.model.json.Json;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Steps from the document ({@code $}) or from the value under a filter ({@code @}). */
public record Query(boolean fromRoot, List<Segment> segments) {
    public Query {
        segments = List.copyOf(segments);
    }

    /** One step: some ways down, from here or, when {@code recursive}, from here and everything below. */
    public record Segment(boolean recursive, List<Subscript> subscripts) {
        public Segment {
            subscripts = List.copyOf(subscripts);
        }
    }

    /** One way down. */
    public sealed interface Subscript {
        record Key(String name) implements Subscript {}

        record Index(long position) implements Subscript {}

        record Slice(Optional<Long> start, Optional<Long> end, Optional<Long> step) implements Subscript {}

        record Wildcard() implements Subscript {}

        /** Keeps the value itself; it does not look into it. */
        record Filter(Expression condition) implements Subscript {}

        /** What the inner path finds is the index or the key. */
        record Computed(Query path) implements Subscript {}

        record Call(Function function, List<Operand> arguments) implements Subscript {
            public Call {
                arguments = List.copyOf(arguments);
            }
        }
    }

    public enum Function {
        LENGTH("length"),
        KEYS("keys"),
        VALUES("values"),
        ENTRIES("entries"),
        CHAR_AT("charAt"),
        SUBSTRING("substring");

        private final String word;

        Function(String word) {
            this.word = word;
        }

        static Optional<Function> named(String word) {
            for (var function : values()) {
                if (function.word.equals(word)) {
                    return Optional.of(function);
                }
            }
            return Optional.empty();
        }
    }

    public sealed interface Operand {
        record Found(Query path) implements Operand {}

        record Literal(Json value) implements Operand {}
    }

    /** A condition of a filter. {@code and} binds weaker than {@code or}. */
    public sealed interface Expression {
        record And(Expression left, Expression right) implements Expression {}

        record Or(Expression left, Expression right) implements Expression {}

        record Not(Expression condition) implements Expression {}

        /** A path that finds something, or a literal that is true. */
        record Some(Operand operand) implements Expression {}

        /** Any of what the left finds against any of what the right finds. */
        record Compare(Operand left, Comparator comparator, Operand right) implements Expression {}
    }

    public enum Comparator {
        EQUAL("="),
        NOT_EQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        private final String sign;

        Comparator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    /** An integer of a path; beyond what a list can have all are alike. */
    static long position(String digits) {
        var limit = BigInteger.ONE.shiftLeft(40);
        return new BigInteger(digits).max(limit.negate()).min(limit).longValueExact();
    }
}
