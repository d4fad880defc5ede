/** Telling others of what commands do, by the channels of Chaos Toolkit's settings file; what is told is decided by the commands. */
@NullMarked
package dev.squall.cli.notification;

import org.jspecify.annotations.NullMarked;
