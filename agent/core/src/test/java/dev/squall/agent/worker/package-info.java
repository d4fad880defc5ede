/** How a worker behaves, under a clock and tasks that the test moves. */
@NullMarked
package dev.squall.agent.worker;

import org.jspecify.annotations.NullMarked;
