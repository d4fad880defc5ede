package dev.squall.embedded.demo;

import dev.squall.model.journal.Timings;
import java.time.Duration;
import java.util.List;

/** Tells how long each part of a guard's stop took, from the breach until what was broken was seen to be gone. */
final class StopParts {
    private static final Duration PROMISED = Duration.ofSeconds(1);

    private StopParts() {}

    static List<String> lines(Timings timings) {
        if (timings.total().isEmpty()) {
            return List.of();
        }
        boolean kept = timings.total().get().compareTo(PROMISED) <= 0;
        return List.of(
                "  breach seen -> decision       " + millis(timings.breachToDecision()),
                "  decision -> agent undoes it   " + millis(timings.decisionToLastUndoing()),
                "  undoing -> verified clean     " + millis(timings.undoingToVerified()),
                "  breach seen -> verified clean " + millis(timings.total())
                        + (kept ? "   (within a second)" : "   (MORE than a second)"));
    }

    private static String millis(java.util.Optional<Duration> part) {
        return part.map(it -> "%6d ms".formatted(it.toMillis())).orElse("     -");
    }
}
