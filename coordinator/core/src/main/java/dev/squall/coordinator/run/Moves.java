package dev.squall.coordinator.run;

import dev.squall.model.journal.Phase;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunEvent.ControlSent;
import dev.squall.model.journal.RunEvent.FaultFound;
import dev.squall.model.journal.RunEvent.FaultLost;
import dev.squall.model.journal.RunEvent.FaultRecovered;
import dev.squall.model.journal.RunEvent.GuardSampled;
import dev.squall.model.journal.RunEvent.GuardTripped;
import dev.squall.model.journal.RunEvent.GuardWarned;
import dev.squall.model.journal.RunEvent.HypothesisJudged;
import dev.squall.model.journal.RunEvent.OwnershipTaken;
import dev.squall.model.journal.RunEvent.PauseEnded;
import dev.squall.model.journal.RunEvent.PauseStarted;
import dev.squall.model.journal.RunEvent.StepAnswered;
import dev.squall.model.journal.RunEvent.StepDispatched;
import dev.squall.model.journal.RunEvent.StepEnded;
import dev.squall.model.journal.RunEvent.StepsClosed;
import dev.squall.model.journal.RunEvent.StopRequested;

/** The table of what may happen within each phase. */
final class Moves {
    private Moves() {}

    static boolean legal(Phase phase, RunEvent.Progress event) {
        return switch (event) {
            case OwnershipTaken _ -> true;
            case StopRequested _ -> phase.compareTo(Phase.ROLLING_BACK) < 0;
            case StepsClosed _ ->
                phase == Phase.ACTING || phase == Phase.ROLLING_BACK || phase == Phase.CHECKING_RECOVERY;
            case StepDispatched _, StepAnswered _, StepEnded _, PauseStarted _, PauseEnded _ -> runs(phase);
            case HypothesisJudged _ -> runs(phase) && phase != Phase.ROLLING_BACK;
            case GuardSampled _, GuardWarned _, GuardTripped _ ->
                runs(phase) && phase.compareTo(Phase.ROLLING_BACK) < 0;
            case ControlSent _, FaultRecovered _, FaultFound _, FaultLost _ -> phase.compareTo(Phase.ACTING) >= 0;
        };
    }

    private static boolean runs(Phase phase) {
        return phase.compareTo(Phase.CHECKING_BEFORE) >= 0 && phase != Phase.FINISHED;
    }
}
