/**
 * Tells the outside what happened, from the one place where it is known to be durable: live streams, log lines, metrics,
 * finished journals. Read side only; nothing here can stop a run.
 */
@NullMarked
package dev.squall.coordinator.watch;

import org.jspecify.annotations.NullMarked;
