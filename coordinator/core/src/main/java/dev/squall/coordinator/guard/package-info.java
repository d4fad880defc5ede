/** Pure: samples in, guard verdicts out. */
@NullMarked
package dev.squall.coordinator.guard;

import org.jspecify.annotations.NullMarked;
