/** Secrets from a vault that answers as the real one does. */
@NullMarked
package dev.squall.agent.secret;

import org.jspecify.annotations.NullMarked;
