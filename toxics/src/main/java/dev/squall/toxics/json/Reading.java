package dev.squall.toxics.json;

/** What came of reading something: a value, or what is wrong. */
public sealed interface Reading<T> {
    record Good<T>(T value) implements Reading<T> {}

    /** @param message in the words that clients know */
    record Wrong<T>(String message) implements Reading<T> {
        /** The same, where another kind of value was expected. */
        public <U> Reading<U> as() {
            return new Wrong<>(message);
        }
    }
}
