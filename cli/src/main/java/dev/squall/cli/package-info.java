/**
 * The command {@code squall}: arguments in, progress and exit codes out. No rule about experiments belongs here.
 */
@NullMarked
package dev.squall.cli;

import org.jspecify.annotations.NullMarked;
