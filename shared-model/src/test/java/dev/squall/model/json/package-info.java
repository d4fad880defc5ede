/** Values as Python sees them, as tables. */
@NullMarked
package dev.squall.model.json;

import org.jspecify.annotations.NullMarked;
