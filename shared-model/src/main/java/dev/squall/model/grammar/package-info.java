/**
 * What may be written in an experiment's file, as data: the keys of each mapping, what stands at them, and the words of closed
 * sets. The reader in {@code codec} reads by it and the JSON Schema in {@code schema} is made of it, so that neither knows a key
 * that the other does not. What the values mean together is the reader's own.
 */
@NullMarked
package dev.squall.model.grammar;

import org.jspecify.annotations.NullMarked;
