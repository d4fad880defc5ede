/** Real counterparts for the coordinator's tests: a Kafka broker and a PostgreSQL that can be stopped and come back, and an agent that answers as it is told. */
@NullMarked
package dev.squall.coordinator.testbed;

import org.jspecify.annotations.NullMarked;
