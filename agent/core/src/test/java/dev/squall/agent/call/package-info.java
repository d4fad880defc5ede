/** The surroundings of a call, on real time. */
@NullMarked
package dev.squall.agent.call;

import org.jspecify.annotations.NullMarked;
