package dev.squall.model.experiment;

import static java.util.Objects.requireNonNull;

import dev.squall.model.json.Json;
import dev.squall.model.tolerance.Tolerance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One thing to do or to look at: an entry of the method, the hypothesis or the rollbacks, with every {@code ref} already
 * followed.
 *
 * @param timeout  how long an answer may take; none means the planner's default
 * @param duration of a fault: it is recovered after this time, or at the end of the run when absent
 * @param targets  narrows the experiment's targets for this step
 * @param flow     when, how often and beside what it is carried out
 * @param source   the entry as written, for the journal
 */
public record Step(
        Kind kind,
        String name,
        Provider provider,
        Optional<Tolerance> tolerance,
        Pauses pauses,
        boolean background,
        Optional<Duration> timeout,
        Optional<Duration> duration,
        Optional<Targets> targets,
        List<LifecycleControl> controls,
        Flow flow,
        Json.Mapping source) {
    /** A probe only looks; an action may change the world, so it is never run twice. */
    public enum Kind {
        PROBE,
        ACTION
    }

    /** The same step in another place. */
    public Step with(Flow other) {
        return new Step(
                kind,
                name,
                provider,
                tolerance,
                pauses,
                background,
                timeout,
                duration,
                targets,
                controls,
                other,
                source);
    }

    public Step {
        requireNonNull(kind, "kind is null");
        Experiment.requireText(name, "name");
        requireNonNull(provider, "provider is null");
        requireNonNull(flow, "flow is null");
        controls = List.copyOf(controls);
        timeout.ifPresent(value -> Durations.requirePositive(value, "timeout"));
        duration.ifPresent(value -> Durations.requirePositive(value, "duration"));
        if (duration.isPresent() && kind == Kind.PROBE) {
            throw new IllegalArgumentException("a probe has no 'duration': only an action breaks something");
        }
    }
}
