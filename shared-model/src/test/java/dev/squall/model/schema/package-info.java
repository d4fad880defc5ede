/** The published schema, held against the reader by a validator of its own. */
@NullMarked
package dev.squall.model.schema;

import org.jspecify.annotations.NullMarked;
