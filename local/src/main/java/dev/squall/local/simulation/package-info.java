/**
 * The real runner and the real worker in a world of virtual time, whose messages get lost, whose machines die and whose
 * system is made up; {@link dev.squall.local.simulation.Invariants} holds after every event of it. A seed decides
 * everything: the same seed tells the same story. Nothing here touches a real system.
 */
@NullMarked
package dev.squall.local.simulation;

import org.jspecify.annotations.NullMarked;
