/** Substitution and durations, as tables. */
@NullMarked
package dev.squall.model.experiment;

import org.jspecify.annotations.NullMarked;
