/**
 * The way in from outside: an HTTP address on the loopback interface that lists points and arms them for whoever knows the
 * token. It is there only when it was configured; nothing of it is loaded otherwise. What is armed over it ends with it.
 * Deciding about hits belongs to {@code arming}.
 */
@NullMarked
package dev.squall.point.endpoint;

import org.jspecify.annotations.NullMarked;
