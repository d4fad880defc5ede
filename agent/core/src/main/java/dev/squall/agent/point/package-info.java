/**
 * How an agent speaks with the chaos points of an application, at the loopback address that their library opens: who is
 * there, what is armed, and the grants by which an undo needs no secret. The faults and the probe over it are in
 * {@code fault.point} and {@code probe}.
 */
@NullMarked
package dev.squall.agent.point;

import org.jspecify.annotations.NullMarked;
