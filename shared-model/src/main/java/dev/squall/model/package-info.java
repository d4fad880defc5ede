/**
 * The language of Squall: what authors write, what crosses the wire, what happened. No behaviour that needs a clock,
 * a disk or a network, and no parser outside the codec package.
 */
@NullMarked
package dev.squall.model;

import org.jspecify.annotations.NullMarked;
