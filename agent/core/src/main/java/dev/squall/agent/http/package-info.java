/**
 * One HTTP request with the meaning of Chaos Toolkit's {@code http} provider, for the probe and the action of that name.
 */
@NullMarked
package dev.squall.agent.http;

import org.jspecify.annotations.NullMarked;
