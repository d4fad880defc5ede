package dev.squall.embedded.demo;

import dev.squall.model.experiment.Flow.Repeat;
import dev.squall.model.journal.RunEvent.StepEnded;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.tolerance.Verdict;
import java.util.Optional;

/**
 * How a step that is carried out several times is told: of one that is tried until something holds the last try, of one that is
 * repeated the last time and each that was not well.
 */
record Rounds(Optional<Repeat> repeat) {
    boolean tellsOf(StepEnded ended) {
        return ended.again().isEmpty() || !isTried() && !isWell(ended);
    }

    /** Behind what came of it; empty for a step that is carried out once. */
    String words(StepEnded ended) {
        int round = ended.step().round() + 1;
        if (repeat.isEmpty() || round == 1 && ended.again().isEmpty()) {
            return "";
        }
        if (isTried()) {
            return ", after " + round + " tries";
        }
        return isWell(ended) ? ", " + round + " times" : ", time " + round;
    }

    private boolean isTried() {
        return repeat.flatMap(Repeat::until).isPresent();
    }

    private static boolean isWell(StepEnded ended) {
        return ended.outcome() == StepOutcome.SUCCEEDED
                && ended.judgement()
                        .filter(judgement -> judgement.verdict() != Verdict.HELD)
                        .isEmpty();
    }
}
