/** The dialect of JSON paths, as tables. */
@NullMarked
package dev.squall.model.tolerance.jsonpath;

import org.jspecify.annotations.NullMarked;
