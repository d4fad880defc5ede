/**
 * The command {@code squall}: arguments in, progress and exit codes out. No rule about experiments belongs here. A short
 * command lives for a blink, so nothing is loaded before it is needed, and no library for what a few lines do.
 */
@NullMarked
package dev.squall.cli;

import org.jspecify.annotations.NullMarked;
