/** Who is alive and what can be hit: the fleet as its heartbeats tell it, on this coordinator's clock. */
@NullMarked
package dev.squall.coordinator.fleet;

import org.jspecify.annotations.NullMarked;
