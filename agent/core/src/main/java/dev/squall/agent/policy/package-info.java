/**
 * What this node allows, whatever a coordinator says. Pure but for {@code PolicyFile}, which reads it. Carrying out
 * belongs to {@code worker}.
 */
@NullMarked
package dev.squall.agent.policy;

import org.jspecify.annotations.NullMarked;
