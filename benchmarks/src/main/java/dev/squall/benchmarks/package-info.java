/**
 * Measures Squall against named baselines and prints ratios. Nothing the product needs belongs here.
 */
@NullMarked
package dev.squall.benchmarks;

import org.jspecify.annotations.NullMarked;
