/**
 * The control interface of a Toxiproxy server, real or ours, as the agent uses it: its address, one exchange, and what a proxy
 * and a toxic look like there. What is done with it belongs to {@code fault.toxic} and {@code probe}.
 */
@NullMarked
package dev.squall.agent.toxiproxy;

import org.jspecify.annotations.NullMarked;
