package dev.squall.coordinator.loop;

import dev.squall.coordinator.run.RunInput;

/**
 * One input on its way to a run.
 *
 * @param partition of the reports' topic it came by; who owns the partition decides for its runs
 */
public record Input(int partition, String run, RunInput input) {}
