/**
 * Faults at the named points of an application: a point fails or slows down. What is armed lives in the application's
 * memory, ends with it, and ends by itself when its agent is silent; so an undo needs no secret and no luck.
 */
@NullMarked
package dev.squall.agent.fault.point;

import org.jspecify.annotations.NullMarked;
