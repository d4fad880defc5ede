/**
 * Looks at what runs in a Kubernetes cluster: Chaos Toolkit's probes of pods and deployments, by the same arguments. What is
 * asked is read from the arguments, what is answered from one list of the API server; both are apart from the asking.
 */
@NullMarked
package dev.squall.agent.probe.kubernetes;

import org.jspecify.annotations.NullMarked;
