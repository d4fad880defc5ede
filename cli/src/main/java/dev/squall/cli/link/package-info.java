/**
 * Makes one jar of the command line's own, in which nothing is left to be linked at run time that the JDK's AOT cache cannot
 * keep, and little that is dear while it is interpreted. Runs once per build, on the user's machine, never within a command. See docs/adr/0009.
 */
@NullMarked
package dev.squall.cli.link;

import org.jspecify.annotations.NullMarked;
