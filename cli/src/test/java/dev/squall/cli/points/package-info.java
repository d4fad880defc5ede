/** A run that breaks a chaos point of a real application. */
@NullMarked
package dev.squall.cli.points;

import org.jspecify.annotations.NullMarked;
