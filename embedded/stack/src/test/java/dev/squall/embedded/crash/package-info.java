/**
 * Drills on real processes: coordinator and agent are killed with SIGKILL, Kafka and PostgreSQL stopped, records repeated and damaged,
 * in the middle of runs. They carry the tag {@code crash} and run from {@code .ci/run crash}, which prints their table. Here belongs what
 * needs whole processes to die; what a simulation can show belongs to the simulation.
 */
@NullMarked
package dev.squall.embedded.crash;

import org.jspecify.annotations.NullMarked;
