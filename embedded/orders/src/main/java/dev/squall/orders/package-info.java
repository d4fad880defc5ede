/**
 * A small orders service to break in demonstrations. Nothing of Squall itself belongs here.
 */
@NullMarked
package dev.squall.orders;

import org.jspecify.annotations.NullMarked;
