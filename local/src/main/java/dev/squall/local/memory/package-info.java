/**
 * The ports of both cores held in memory, under the same contracts as PostgreSQL, Kafka and the file ledger. What is kept
 * here ends with the process; what must not is kept elsewhere.
 */
@NullMarked
package dev.squall.local.memory;

import org.jspecify.annotations.NullMarked;
