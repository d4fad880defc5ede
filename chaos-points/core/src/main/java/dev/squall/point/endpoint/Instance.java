package dev.squall.point.endpoint;

import java.time.Instant;

/**
 * This process, so exactly that a later one at the same address is another.
 *
 * @param id new with each start
 */
public record Instance(String id, long pid, Instant started) {}
