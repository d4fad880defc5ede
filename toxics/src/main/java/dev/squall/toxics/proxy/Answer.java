package dev.squall.toxics.proxy;

import java.util.function.Function;

/** What came of a wish: it was done, or it was refused for a reason. */
public sealed interface Answer<T> {
    record Done<T>(T value) implements Answer<T> {}

    record Refused<T>(Refusal refusal) implements Answer<T> {}

    static <T> Answer<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Answer<T> refused(Refusal.Kind kind, String message) {
        return new Refused<>(new Refusal(kind, message));
    }

    /** Goes on when it was done. */
    default <U> Answer<U> then(Function<T, Answer<U>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
        };
    }
}
