/** Tests of how requests are made and where they go. */
@NullMarked
package dev.squall.agent.http;

import org.jspecify.annotations.NullMarked;
