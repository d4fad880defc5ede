/**
 * A small HTTP/1.1 server over TCP and Unix sockets, with a limit on everything: what a request may be, how long it may take, how many
 * there are at once. The JDK's own server knows neither Unix sockets nor such limits. What requests mean belongs to {@code api}.
 */
@NullMarked
package dev.squall.toxics.http;

import org.jspecify.annotations.NullMarked;
