/** Probes of Kubernetes: each question over tables of pods, and all of them against a real API server with the shipped roles. */
@NullMarked
package dev.squall.agent.probe.kubernetes;

import org.jspecify.annotations.NullMarked;
