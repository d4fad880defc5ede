/**
 * The published failover experiment, run as it is by the command line against a real Kubernetes API and a real Prometheus. Here belong its
 * counterparts: the application, the database's pod, the names it calls them by.
 */
@NullMarked
package dev.squall.cli.failover;

import org.jspecify.annotations.NullMarked;
