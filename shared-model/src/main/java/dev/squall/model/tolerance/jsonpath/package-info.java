/**
 * The JSON paths of Chaos Toolkit's tolerances: the dialect of Python's jsonpath2, which differs from others in its
 * filters, quotes and order of {@code and} and {@code or}. Paths are values; evaluation is pure and bounded.
 */
@NullMarked
package dev.squall.model.tolerance.jsonpath;

import org.jspecify.annotations.NullMarked;
