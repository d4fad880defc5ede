package dev.squall.local.simulation;

import dev.squall.model.journal.Result;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of a rehearsal.
 *
 * @param result    how the run ended; empty when it did not
 * @param violation the first promise that was broken
 * @param took      in virtual time
 * @param story     line by line
 */
public record Outcome(
        long seed, Optional<Result> result, Optional<Violation> violation, Duration took, List<String> story) {
    public Outcome {
        story = List.copyOf(story);
    }
}
