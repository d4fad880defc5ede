/**
 * Decides: plans, runs and guards, in plain Java. Adapters (storage, Kafka, HTTP) do not belong here.
 */
@NullMarked
package dev.squall.coordinator;

import org.jspecify.annotations.NullMarked;
