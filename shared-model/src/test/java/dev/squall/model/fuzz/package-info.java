/** Hostile and damaged input by the thousand: every answer is a named one, soon, and within 64 MB. */
@NullMarked
package dev.squall.model.fuzz;

import org.jspecify.annotations.NullMarked;
