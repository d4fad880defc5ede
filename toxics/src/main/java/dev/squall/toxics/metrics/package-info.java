/**
 * What a server counts, and how that is told to Prometheus. Counting happens where the things do.
 */
@NullMarked
package dev.squall.toxics.metrics;

import org.jspecify.annotations.NullMarked;
