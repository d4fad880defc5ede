/**
 * Acts: injects faults, observes, undoes. Decisions about runs do not belong here.
 */
@NullMarked
package dev.squall.agent;

import org.jspecify.annotations.NullMarked;
