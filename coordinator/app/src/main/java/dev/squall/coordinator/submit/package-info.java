/**
 * From a submitted experiment to a run: options, configuration and fleet go into the core's planner, and what it plans is
 * stored and started once. Knows nothing of HTTP.
 */
@NullMarked
package dev.squall.coordinator.submit;

import org.jspecify.annotations.NullMarked;
