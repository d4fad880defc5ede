package dev.squall.model.experiment;

import java.time.Duration;

/** How long to wait before and after a step. */
public record Pauses(Pause before, Pause after) {
    public static final Pauses NONE = new Pauses(Pause.NONE, Pause.NONE);

    /** A fixed time, the name of a configuration value that holds seconds, or what nobody can wait for. */
    public sealed interface Pause {
        Pause NONE = new Fixed(Duration.ZERO);

        record Fixed(Duration length) implements Pause {
            public Fixed {
                if (length.isNegative() || length.compareTo(Durations.LONGEST) > 0) {
                    throw new IllegalArgumentException("a pause must be 0 to 7 days, not " + length);
                }
            }
        }

        record Named(String configuration) implements Pause {}

        /** Its step breaks when the pause's turn comes, as it does in Chaos Toolkit, whose files alone may have one. */
        record Impossible(String reason) implements Pause {}
    }
}
