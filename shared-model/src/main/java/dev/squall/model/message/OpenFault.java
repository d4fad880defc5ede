package dev.squall.model.message;

import java.time.Instant;

/** A fault that an agent has in place, or does not know to be gone. */
public record OpenFault(String run, String command, String target, Instant until) {}
