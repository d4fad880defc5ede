package dev.squall.model.codec;

import dev.squall.model.experiment.Durations;
import dev.squall.model.experiment.Pauses;
import dev.squall.model.experiment.Pauses.Pause;
import dev.squall.model.experiment.Substitution;
import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import java.time.Duration;
import java.util.Optional;

/** Reads {@code pauses}: seconds, a duration with a unit, or exactly {@code "${name}"}. */
final class PauseReader {
    private PauseReader() {}

    static Pauses read(Block step) {
        if (!step.findings().dialect().knowsSquall()
                && step.has("pauses")
                && step.any("pauses").isEmpty()) {
            return new Pauses(new Pause.Impossible("'pauses' has no value"), Pause.NONE);
        }
        return step.mapping("pauses")
                .map(fields -> {
                    var pauses = new Pauses(pause(fields, "before"), pause(fields, "after"));
                    fields.warnUnknown();
                    return pauses;
                })
                .orElse(Pauses.NONE);
    }

    private static Pause pause(Block fields, String key) {
        var written = fields.any(key);
        if (written.isEmpty()) {
            return Pause.NONE;
        }
        var name = written.get() instanceof Json.Text(String text)
                ? Substitution.soleName(text)
                : Optional.<String>empty();
        if (name.isPresent()) {
            return new Pause.Named(name.get());
        }
        boolean counts = written.get() instanceof Json.Bool
                && !fields.findings().dialect().knowsSquall();
        var duration = counts
                ? Optional.of(PythonValues.truth(written.get()) ? Duration.ofSeconds(1) : Duration.ZERO)
                : Durations.of(written.get());
        if (duration.isEmpty()) {
            fields.wrong(key, written.get(), "is no pause", "write seconds as a number, 500ms, or \"${name}\"");
            return Pause.NONE;
        }
        if (duration.get().isNegative() && !fields.findings().dialect().knowsSquall()) {
            return new Pause.Impossible("a pause of " + Durations.written(duration.get()) + " cannot be waited for");
        }
        return fields.findings()
                .<Pause>guarded(fields.path(key), written.get(), () -> new Pause.Fixed(duration.get()))
                .orElse(Pause.NONE);
    }
}
