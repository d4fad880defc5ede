package dev.squall.orders;

/** What the database said, or that it said nothing. */
sealed interface Answer<T> {
    record Known<T>(T value) implements Answer<T> {}

    /** The database failed, or the circuit breaker did not ask it. */
    record Unavailable<T>(String reason) implements Answer<T> {}
}
