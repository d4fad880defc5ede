/**
 * Carries messages between Kafka and the worker: commands and controls in, reports and heartbeats out. Decides nothing;
 * whether a command is tried belongs to the worker.
 */
@NullMarked
package dev.squall.agent.kafka;

import org.jspecify.annotations.NullMarked;
