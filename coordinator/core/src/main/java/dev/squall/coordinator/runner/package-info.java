/** The one loop around the machine: take an input, decide, append, hand on. One writer per run. */
@NullMarked
package dev.squall.coordinator.runner;

import org.jspecify.annotations.NullMarked;
