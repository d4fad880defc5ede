/** What a node allows. */
@NullMarked
package dev.squall.agent.policy;

import org.jspecify.annotations.NullMarked;
