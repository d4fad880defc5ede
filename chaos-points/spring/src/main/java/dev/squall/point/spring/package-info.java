/**
 * {@link dev.squall.point.spring.ChaosPoint} for beans of Spring: one bean post-processor that adds its advice behind all others.
 * Points, faults and what is armed belong to {@code squall-chaos-points}.
 */
@NullMarked
package dev.squall.point.spring;

import org.jspecify.annotations.NullMarked;
