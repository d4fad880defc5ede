/** The family {@code toxiproxy} under one contract, against Toxiproxy and our own server, and against servers that misbehave. */
@NullMarked
package dev.squall.agent.fault.toxic;

import org.jspecify.annotations.NullMarked;
