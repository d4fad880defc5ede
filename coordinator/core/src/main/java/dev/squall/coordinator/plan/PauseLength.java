package dev.squall.coordinator.plan;

import dev.squall.model.experiment.Durations;
import dev.squall.model.experiment.Pauses.Pause;
import dev.squall.model.json.Json;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** How long a pause is, once the configuration is known. */
public final class PauseLength {
    private PauseLength() {}

    /** Empty when the pause names a value that is not there or is no number of seconds from 0 to 7 days. */
    public static Optional<Duration> of(Pause pause, Map<String, Json> configuration) {
        return switch (pause) {
            case Pause.Fixed(Duration length) -> Optional.of(length);
            case Pause.Impossible _ -> Optional.of(Duration.ZERO);
            case Pause.Named(String name) ->
                configuration.get(name) instanceof Json.Number seconds
                        ? Durations.of(seconds)
                                .filter(length -> !length.isNegative() && length.compareTo(Durations.LONGEST) <= 0)
                                .map(length -> length.truncatedTo(ChronoUnit.MILLIS))
                        : Optional.empty();
        };
    }
}
