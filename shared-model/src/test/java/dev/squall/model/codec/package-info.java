/** Tests of what crosses the wire and what is stored: round trips over random records, and bytes that are no message. */
@NullMarked
package dev.squall.model.codec;

import org.jspecify.annotations.NullMarked;
