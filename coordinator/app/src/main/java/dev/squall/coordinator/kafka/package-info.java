/**
 * Kafka, in and out: reports, requests and heartbeats become inputs; commands, controls, requests, journals and dead
 * letters become records. A listener turns a record into an input and nothing else.
 */
@NullMarked
package dev.squall.coordinator.kafka;

import org.jspecify.annotations.NullMarked;
