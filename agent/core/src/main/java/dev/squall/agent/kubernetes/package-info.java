/**
 * The API server of a Kubernetes cluster, as the agent uses it: the way to it, selectors judged on our side, and its refusals
 * in words. What is done with it belongs to {@code fault.kubernetes} and {@code probe.kubernetes}.
 */
@NullMarked
package dev.squall.agent.kubernetes;

import org.jspecify.annotations.NullMarked;
