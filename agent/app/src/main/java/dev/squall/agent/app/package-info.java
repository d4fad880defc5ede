/**
 * Wires the agent core into Quarkus. Faults, probes and the ledger belong to the core.
 */
@NullMarked
package dev.squall.agent.app;

import org.jspecify.annotations.NullMarked;
