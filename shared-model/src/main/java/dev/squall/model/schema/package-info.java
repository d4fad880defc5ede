/** The shape of an experiment's file, for editors and other tools. The reader in {@code codec} decides what is valid. */
@NullMarked
package dev.squall.model.schema;

import org.jspecify.annotations.NullMarked;
