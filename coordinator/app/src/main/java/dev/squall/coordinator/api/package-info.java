/** REST in, problem+json out. Reads requests, asks the other packages, shapes answers; holds no rule. */
@NullMarked
package dev.squall.coordinator.api;

import org.jspecify.annotations.NullMarked;
