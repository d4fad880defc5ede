package dev.squall.local.preparation;

import dev.squall.local.OneMachine;
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
public record Prepared(
        Plan plan, Surroundings around, Form form, Optional<PythonSide> python, Optional<Controls> controls) {
    /** The machine for this run; its name holds the process, so that no two ledgers ever share a directory. */
    public OneMachine machine() {
        return new OneMachine(around, plan.run() + "-" + ProcessHandle.current().pid(), controls);
    }
}
