/** Pure: an experiment and a picture of the fleet in, a plan or a rejection out. Targets, seeds and blast radius are decided here and nowhere else. */
@NullMarked
package dev.squall.coordinator.plan;

import org.jspecify.annotations.NullMarked;
