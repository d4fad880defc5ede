/**
 * Addresses as people write them, what they stand for, and how they are shown: {@code host:port} with the meaning and the error messages
 * that Toxiproxy has for it, and {@code unix:/path}. Opening connections belongs to {@code proxy} and {@code http}.
 */
@NullMarked
package dev.squall.toxics.net;

import org.jspecify.annotations.NullMarked;
