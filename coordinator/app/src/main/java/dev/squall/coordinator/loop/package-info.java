/**
 * The one thread that decides: it takes inputs in order, gives them to the core's runner, and tries again while the store
 * is away. What decides is the core; what brings inputs is {@code kafka}.
 */
@NullMarked
package dev.squall.coordinator.loop;

import org.jspecify.annotations.NullMarked;
