/**
 * Looks at systems: each function is one {@link dev.squall.agent.probe.Prober}. Observes and does not judge; tolerances
 * belong to the model, guards to the coordinator.
 */
@NullMarked
package dev.squall.agent.probe;

import org.jspecify.annotations.NullMarked;
