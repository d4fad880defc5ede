/** Pod faults against a real API server, and against one that loses answers. */
@NullMarked
package dev.squall.agent.fault.kubernetes;

import org.jspecify.annotations.NullMarked;
