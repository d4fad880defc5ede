/**
 * Python functions that have no native class: one process per agent or run that is kept warm, asked over its pipes.
 * What may be called belongs to {@code policy}; what a call means to a step belongs to {@code probe} and
 * {@code fault.python}. The Python side is in the resources of this package.
 */
@NullMarked
package dev.squall.agent.python;

import org.jspecify.annotations.NullMarked;
