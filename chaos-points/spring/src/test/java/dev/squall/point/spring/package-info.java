/** Chaos points in a real context of Spring. */
@NullMarked
package dev.squall.point.spring;

import org.jspecify.annotations.NullMarked;
