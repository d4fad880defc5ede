/**
 * Wires the coordinator core into Quarkus. Decisions belong to the core.
 */
@NullMarked
package dev.squall.coordinator.app;

import org.jspecify.annotations.NullMarked;
