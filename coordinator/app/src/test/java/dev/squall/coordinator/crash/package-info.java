/** The coordinator as a process of its own, killed with {@code kill -9}; run by {@code -Pcrash}, after the jar is built. */
@NullMarked
package dev.squall.coordinator.crash;

import org.jspecify.annotations.NullMarked;
