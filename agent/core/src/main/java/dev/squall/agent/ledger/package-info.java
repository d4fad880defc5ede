/**
 * The durable list of what is broken now, how to undo it, and what was answered. Written before the harm; replayed before
 * any new command. What to do about an entry belongs to {@code worker}.
 */
@NullMarked
package dev.squall.agent.ledger;

import org.jspecify.annotations.NullMarked;
