/**
 * What is armed now, where, until when, and how often it was hit. The {@link dev.squall.point.arming.Board} is the one place
 * where an arming begins and ends. For adapters and for the packages around it; applications use {@code dev.squall.point}.
 * Who may ask for an arming from outside belongs to {@code endpoint}.
 */
@NullMarked
package dev.squall.point.arming;

import org.jspecify.annotations.NullMarked;
