/** The action {@code process.run}. Signals to processes that are there already belong to {@code signal}. */
@NullMarked
package dev.squall.agent.fault.process;

import org.jspecify.annotations.NullMarked;
