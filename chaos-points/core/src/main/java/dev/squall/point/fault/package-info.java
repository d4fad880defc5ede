/**
 * What can happen at a point, as values: which hits are chosen, and what is done to them. Pure: the same fault with the
 * same seed decides the same for the same hit, whoever asks and whenever. What is armed where, for how long, and how often
 * it was hit belongs to {@code arming}.
 */
@NullMarked
package dev.squall.point.fault;

import org.jspecify.annotations.NullMarked;
