/** Pure: the run's machine. {@code Run.decide} says what happens next, {@code Run.evolve} is the only way state changes. No clock, no I/O. */
@NullMarked
package dev.squall.coordinator.run;

import org.jspecify.annotations.NullMarked;
