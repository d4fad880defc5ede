/**
 * A Toxiproxy-compatible server to start inside a process: {@link dev.squall.toxics.ToxicsServer} is the way in, {@link
 * dev.squall.toxics.ToxicsSettings} what can be chosen, {@link dev.squall.toxics.ToxicProxy} a proxy in the hands of Java code. Everything
 * that works is in the packages below; the only code here that decides anything is {@code Wiring}.
 */
@NullMarked
package dev.squall.toxics;

import org.jspecify.annotations.NullMarked;
