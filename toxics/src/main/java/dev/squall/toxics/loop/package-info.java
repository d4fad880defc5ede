/**
 * Threads that wait for many sockets at once: what runs on one of them must not block. What is done with the sockets belongs to {@code
 * proxy}.
 */
@NullMarked
package dev.squall.toxics.loop;

import org.jspecify.annotations.NullMarked;
