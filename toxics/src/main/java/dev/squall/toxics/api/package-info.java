/**
 * The HTTP interface, as Toxiproxy's clients know it: which requests there are, what their documents mean, what is answered and with which
 * words. It holds no rule about proxies; those are in {@code proxy}.
 */
@NullMarked
package dev.squall.toxics.api;

import org.jspecify.annotations.NullMarked;
