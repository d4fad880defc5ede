/** The action {@code python.call}. The process that it runs in belongs to {@code dev.squall.agent.python}. */
@NullMarked
package dev.squall.agent.fault.python;

import org.jspecify.annotations.NullMarked;
