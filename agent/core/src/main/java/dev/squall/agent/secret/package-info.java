/** Secrets that a node fetches itself, so that they stand in no file and on no topic. */
@NullMarked
package dev.squall.agent.secret;

import org.jspecify.annotations.NullMarked;
