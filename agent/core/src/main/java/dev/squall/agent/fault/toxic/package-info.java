/**
 * Faults of the connections that pass a Toxiproxy server, real or ours: toxics, and proxies that are down. They give back what was
 * there before and leave alone what somebody else made of it meanwhile. How a server is spoken to belongs to {@code toxiproxy}.
 */
@NullMarked
package dev.squall.agent.fault.toxic;

import org.jspecify.annotations.NullMarked;
