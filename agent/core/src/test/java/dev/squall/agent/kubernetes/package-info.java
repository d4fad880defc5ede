/** The way to Kubernetes: a real API server from the testbed, and one written by hand for what that one cannot have. */
@NullMarked
package dev.squall.agent.kubernetes;

import org.jspecify.annotations.NullMarked;
