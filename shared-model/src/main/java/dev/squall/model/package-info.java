/** The language that coordinators, agents and people share. Plain values; nothing here has a clock, a thread or a socket. */
@NullMarked
package dev.squall.model;

import org.jspecify.annotations.NullMarked;
