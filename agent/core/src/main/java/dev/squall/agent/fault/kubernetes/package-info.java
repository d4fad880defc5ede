/**
 * Faults of Kubernetes: pods deleted and evicted by their UID, and brought back. What is chosen is chosen here, from what
 * the API server says at that moment; rights and PodDisruptionBudgets are the cluster's own.
 */
@NullMarked
package dev.squall.agent.fault.kubernetes;

import org.jspecify.annotations.NullMarked;
