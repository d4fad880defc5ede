/** Python functions, asked of real interpreters. */
@NullMarked
package dev.squall.agent.python;

import org.jspecify.annotations.NullMarked;
