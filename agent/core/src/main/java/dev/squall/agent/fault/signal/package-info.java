/**
 * Signals to processes of this machine: kill, stop and continue. A process is known by its pid, its start time and the
 * machine's boot, so that a namesake is never mistaken for it. Linux: what runs is read from {@code /proc}.
 */
@NullMarked
package dev.squall.agent.fault.signal;

import org.jspecify.annotations.NullMarked;
