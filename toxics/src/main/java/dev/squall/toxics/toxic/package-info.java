/**
 * The toxics: what each does to one direction of one connection. Pure: time and chance are arguments, there is neither a thread nor a
 * socket here, so that every toxic can be tested to the nanosecond. How data comes in and goes out, which connections a toxic hits and how
 * it is spelled on the wire belong elsewhere.
 *
 * <p>Time is a number of nanoseconds, not a {@code Duration}, because it is looked at for every piece of data that passes.
 */
@NullMarked
package dev.squall.toxics.toxic;

import org.jspecify.annotations.NullMarked;
