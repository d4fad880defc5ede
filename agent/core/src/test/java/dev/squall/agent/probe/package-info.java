/** Probes against real counterparts. */
@NullMarked
package dev.squall.agent.probe;

import org.jspecify.annotations.NullMarked;
