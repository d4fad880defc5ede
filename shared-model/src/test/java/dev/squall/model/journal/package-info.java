/** Tests of what is read off a run's events. */
@NullMarked
package dev.squall.model.journal;

import org.jspecify.annotations.NullMarked;
