/** Faults at the chaos points of a real application in a process of its own. */
@NullMarked
package dev.squall.agent.fault.point;

import org.jspecify.annotations.NullMarked;
