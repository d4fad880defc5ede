/** What holds for the agent as a whole: its architecture, and what its functions say of themselves. */
@NullMarked
package dev.squall.agent;

import org.jspecify.annotations.NullMarked;
