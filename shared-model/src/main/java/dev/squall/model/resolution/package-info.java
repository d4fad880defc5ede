/**
 * Configuration and secrets, from how they were declared to the values that {@code ${name}} stands for. The environment
 * is a function that the caller gives, so that each node decides what may be read. Nothing here runs a probe.
 */
@NullMarked
package dev.squall.model.resolution;

import org.jspecify.annotations.NullMarked;
