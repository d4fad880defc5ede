/**
 * Published experiments, run as they are by the command line against a real Kubernetes API and a real Prometheus. Here belong their
 * counterparts: the application, pods, the names they are called by.
 */
@NullMarked
package dev.squall.cli.failover;

import org.jspecify.annotations.NullMarked;
