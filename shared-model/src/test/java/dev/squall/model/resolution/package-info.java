/** From declared configuration and secrets to values. */
@NullMarked
package dev.squall.model.resolution;

import org.jspecify.annotations.NullMarked;
