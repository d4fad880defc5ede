/**
 * What an author accepts as an answer, and the pure judgement of an answer by it. Nothing here runs a probe; a tolerance
 * that is a probe itself is run by whoever judges.
 */
@NullMarked
package dev.squall.model.tolerance;

import org.jspecify.annotations.NullMarked;
