/**
 * What happened: the {@link dev.squall.model.journal.RunEvent events} of a run in order, the
 * {@link dev.squall.model.journal.Plan} they began with and the {@link dev.squall.model.journal.Result} they ended with.
 * A run's state, its journal and its reports are all read off these events.
 */
@NullMarked
package dev.squall.model.journal;

import org.jspecify.annotations.NullMarked;
