/**
 * Proxies, their connections and which toxics work on them. Who controls them ({@code Proxies}, {@code Proxy}) holds locks for as long as it takes to change a list
 * or to bind a socket; who moves data ({@code Connection}, {@code Link}) runs on a loop and never blocks. They meet by messages to
 * loops, so that no state of the data can hold up a control call. What toxics do belongs to {@code toxic}, what is spelled how over HTTP to {@code api}.
 */
@NullMarked
package dev.squall.toxics.proxy;

import org.jspecify.annotations.NullMarked;
