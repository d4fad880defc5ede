/**
 * The embedded default: a real Kafka broker, a real PostgreSQL, a real Redis, the coordinator, the agents and a demo target behind toxics,
 * started and stopped by one command. Here belongs what starts, watches and stops processes; no rule about experiments belongs here.
 */
@NullMarked
package dev.squall.embedded;

import org.jspecify.annotations.NullMarked;
