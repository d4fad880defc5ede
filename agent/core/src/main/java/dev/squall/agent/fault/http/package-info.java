/** The action {@code http.request}. */
@NullMarked
package dev.squall.agent.fault.http;

import org.jspecify.annotations.NullMarked;
