/**
 * Where a fault holds: for the threads below one block of code, or for one request. A hit outside its fault's scope is not
 * counted and not chosen. Asked only at a point that is armed.
 */
@NullMarked
package dev.squall.point.scope;

import org.jspecify.annotations.NullMarked;
