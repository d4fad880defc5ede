/**
 * Chaos points for beans: {@link dev.squall.point.cdi.ChaosPoint} on a method or a class of a CDI application. What a point
 * does belongs to {@code dev.squall.point}; here is only how a call comes to its point, in its place among the other
 * interceptors, and without making a thread wait that must not.
 */
@NullMarked
package dev.squall.point.cdi;

import org.jspecify.annotations.NullMarked;
