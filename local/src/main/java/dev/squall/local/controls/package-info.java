/**
 * Chaos Toolkit's controls around a run of one process: which apply where, what they are given, and what they may change.
 * Rules of the run itself do not belong here.
 */
@NullMarked
package dev.squall.local.controls;

import org.jspecify.annotations.NullMarked;
