/**
 * What one call of a fault, an action or a probe is given: its name, its arguments, its clock and its chance. What the
 * functions do with it belongs to {@code fault} and {@code probe}; who may call what belongs to {@code policy}.
 */
@NullMarked
package dev.squall.agent.call;

import org.jspecify.annotations.NullMarked;
