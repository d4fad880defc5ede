/**
 * Carries commands out safely: duplicates, fencing, ledger, the three clocks of a fault, its undo and the proof of it. Has
 * no thread and no clock of its own. What a function does belongs to {@code fault} and {@code probe}; Kafka belongs to the
 * agent's application.
 */
@NullMarked
package dev.squall.agent.worker;

import org.jspecify.annotations.NullMarked;
