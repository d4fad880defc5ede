/** Python functions as actions. */
@NullMarked
package dev.squall.agent.fault.python;

import org.jspecify.annotations.NullMarked;
