package dev.squall.coordinator.run;

import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;

/** A list of steps as it is walked: its stage and which round of it. */
record Stages(Stage stage, int round) {
    static final Stages CONFIGURATION = new Stages(Stage.CONFIGURATION, 0);
    static final Stages METHOD = new Stages(Stage.METHOD, 0);
    static final Stages ROLLBACK = new Stages(Stage.ROLLBACK, 0);

    StepAddress at(int index) {
        return at(index, 0);
    }

    /** @param further rounds of one step beyond that of the whole list */
    StepAddress at(int index, int further) {
        return new StepAddress(stage, index, round + further);
    }

    boolean mayRunInBackground() {
        return stage == Stage.METHOD || stage == Stage.ROLLBACK;
    }

    boolean has(StepAddress address) {
        return address.stage() == stage && address.round() == round;
    }
}
