/** How this module waits for something outside of it; nothing else belongs here. */
@NullMarked
package dev.squall.embedded.waiting;

import org.jspecify.annotations.NullMarked;
