/**
 * One run of a program with the meaning of Chaos Toolkit's {@code process} provider, for the probe and the action of that
 * name.
 */
@NullMarked
package dev.squall.agent.program;

import org.jspecify.annotations.NullMarked;
