package dev.squall.cli.notification;

import dev.squall.local.preparation.PythonSide;
import dev.squall.model.json.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Channels of the type {@code plugin}: functions of Python modules. They have a Python process of their own, which begins
 * with the first of them, so that nothing that a run does to its own keeps them from being told.
 */
final class PluginChannel implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Supplier<PythonSide> starts;
    private @Nullable PythonSide python;

    PluginChannel(Supplier<PythonSide> starts) {
        this.starts = starts;
    }

    /** What went wrong. */
    Optional<String> tell(Json.Mapping channel, Json event) throws InterruptedException {
        var module = channel.text("module");
        if (module.isEmpty()) {
            return Optional.of("it has no module");
        }
        var side = python == null ? starts.get() : python;
        python = side;
        return side.host().isEmpty()
                ? Optional.of("there is no Python")
                : side.host().get().plugin(module.get(), channel.text("func").orElse("notify"), channel, event, LIMIT);
    }

    @Override
    public void close() {
        if (python != null) {
            python.close();
        }
    }
}
