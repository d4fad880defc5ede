/** Judging by every form of tolerance, as tables. */
@NullMarked
package dev.squall.model.tolerance;

import org.jspecify.annotations.NullMarked;
