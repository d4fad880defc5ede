package dev.squall.model.message;

import java.util.Locale;

/**
 * Where in a run a step stands: its stage, its place in that stage's list, and which round of it when the stage repeats
 * (continuous hypothesis, guard samples). Written {@code method[2]} or {@code guard[0]#14}.
 */
public record StepAddress(Stage stage, int index, int round) {
    public enum Stage {
        /** A configuration value that a probe gives, before anything else. */
        CONFIGURATION,
        BEFORE,
        METHOD,
        DURING,
        AFTER,
        ROLLBACK,
        /** The hypothesis again, after the rollbacks. */
        RECOVERY,
        GUARD;

        /** Whether its steps are the hypothesis' probes. */
        public boolean isCheck() {
            return this == BEFORE || this == DURING || this == AFTER || this == RECOVERY;
        }

        /** Whether steps of it are still carried out when the run was stopped. */
        public boolean followsStops() {
            return this == ROLLBACK || this == RECOVERY;
        }

        private final String word = name().toLowerCase(Locale.ROOT);
    }

    public StepAddress {
        if (index < 0 || round < 0) {
            throw new IllegalArgumentException("index and round are 0 or more, not " + index + " and " + round);
        }
    }

    public static StepAddress of(Stage stage, int index) {
        return new StepAddress(stage, index, 0);
    }

    @Override
    public String toString() {
        String place = stage.word + "[" + index + "]";
        return round == 0 ? place : place + "#" + round;
    }
}
