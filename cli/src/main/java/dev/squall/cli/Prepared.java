package dev.squall.cli;

import dev.squall.local.Surroundings;
import dev.squall.local.controls.Controls;
import dev.squall.model.codec.ChaosToolkitJournal.Form;
import dev.squall.model.journal.Plan;
import java.util.Optional;

/**
 * Everything that a run on this machine needs.
 *
 * @param form   how its journal is written
 * @param python where its Python functions run, when it has any
 */
record Prepared(Plan plan, Surroundings around, Form form, Optional<PythonSide> python, Optional<Controls> controls) {}
