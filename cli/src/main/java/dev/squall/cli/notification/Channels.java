package dev.squall.cli.notification;

import dev.squall.agent.http.HttpExchange;
import dev.squall.local.preparation.PythonSide;
import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The channels that a settings file names: each is told what it wants to hear, one after the other. What fails is said. */
final class Channels implements AutoCloseable {
    private final List<Json> written;
    private final HttpChannel http;
    private final PluginChannel plugins;
    private final InstantSource clock;
    private final Consumer<String> trouble;

    Channels(
            Json block,
            Function<String, Optional<String>> environment,
            Supplier<PythonSide> python,
            InstantSource clock,
            Consumer<String> trouble) {
        this.written = block.items();
        this.http = new HttpChannel(HttpExchange.of(environment));
        this.plugins = new PluginChannel(python);
        this.clock = clock;
        this.trouble = trouble;
        if (!(block instanceof Json.Array) && PythonValues.truth(block)) {
            trouble.accept("notifications: is " + block.typeName() + ", and must be a list of channels");
        }
    }

    void tell(Event event, Json payload, Optional<String> error) throws InterruptedException {
        var told = Json.mapping("name", Json.of(event.word()))
                .with("payload", payload)
                .with("phase", Json.of(event.phase()))
                .with("ts", seconds(clock.instant()));
        var all = error.map(words -> told.with("error", Json.of(words))).orElse(told);
        for (int i = 0; i < written.size(); i++) {
            String name = "notifications[" + i + "]: " + event.word() + ": ";
            tell(event, written.get(i), all).ifPresent(why -> trouble.accept(name + why));
        }
    }

    private Optional<String> tell(Event event, Json one, Json told) throws InterruptedException {
        if (!(one instanceof Json.Mapping channel)) {
            return Optional.of("is " + one.typeName() + ", and must be a mapping");
        }
        if (!event.wantedBy(channel)) {
            return Optional.empty();
        }
        return switch (channel.text("type").orElse("")) {
            case "http" -> http.tell(channel, told);
            case "plugin" -> plugins.tell(channel, told);
            case String other -> Optional.of("the type '" + other + "' is none of http, plugin");
        };
    }

    private static Json seconds(Instant at) {
        return Json.decimal(BigDecimal.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, at), 6));
    }

    @Override
    public void close() {
        plugins.close();
    }
}
