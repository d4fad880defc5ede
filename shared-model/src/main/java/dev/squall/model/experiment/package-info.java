/**
 * What an author writes: an {@link dev.squall.model.experiment.Experiment} and its parts, each a record that guards
 * itself, so that an invalid experiment cannot exist. The format is Chaos Toolkit's plus Squall's own keys. Nothing here
 * reads files, resolves variables of the environment, or chooses targets.
 */
@NullMarked
package dev.squall.model.experiment;

import org.jspecify.annotations.NullMarked;
