/**
 * As much JSON as the endpoint speaks, because a library without dependencies has to bring its own: values, a reader with
 * limits, a writer. What the values mean belongs to {@code endpoint}.
 */
@NullMarked
package dev.squall.point.json;

import org.jspecify.annotations.NullMarked;
