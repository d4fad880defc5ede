/**
 * What lasts, in PostgreSQL: the events of runs by plain batched statements, because every step waits for them, and the
 * catalogue of runs by Panache. Nothing here decides anything.
 */
@NullMarked
package dev.squall.coordinator.store;

import org.jspecify.annotations.NullMarked;
