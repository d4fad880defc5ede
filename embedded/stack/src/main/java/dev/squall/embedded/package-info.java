/**
 * Starts a broker, a database, the coordinator, agents and a demo target on one machine. Rules of any of them do not belong here.
 */
@NullMarked
package dev.squall.embedded;

import org.jspecify.annotations.NullMarked;
