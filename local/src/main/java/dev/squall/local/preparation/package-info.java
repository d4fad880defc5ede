/**
 * From an experiment to everything that a run on this machine needs: its functions, its Python, its plan. Where an experiment
 * comes from, and who is told how it goes, belongs to those who run it.
 */
@NullMarked
package dev.squall.local.preparation;

import org.jspecify.annotations.NullMarked;
