/**
 * What agents can do to a system: the contract of {@link dev.squall.agent.fault.Injector faults} that are undone and of
 * {@link dev.squall.agent.fault.Effect actions} that happen once. Each family has a package below, each function a class
 * of its own. When something is done, repeated, ended or chosen belongs to {@code worker} and to the coordinator.
 */
@NullMarked
package dev.squall.agent.fault;

import org.jspecify.annotations.NullMarked;
