/** Speaks to the coordinator of a stack over its REST interface, as any other client would; decides and prints nothing. */
@NullMarked
package dev.squall.embedded.client;

import org.jspecify.annotations.NullMarked;
