/** Signals to real processes. */
@NullMarked
package dev.squall.agent.fault.signal;

import org.jspecify.annotations.NullMarked;
