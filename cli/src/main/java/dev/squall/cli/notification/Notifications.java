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

/**
 * Tells the channels of the settings file ({@code notifications}) what a command does, one after the other, as Chaos Toolkit
 * does. What fails there is said, and changes nothing else.
 *
 * <pre>
 * {@link Event} and its payload -> {@link HttpChannel} | {@link PluginChannel}
 * </pre>
 */
public final class Notifications implements AutoCloseable {
    private final List<Json> channels;
    private final Consumer<String> trouble;
    private final Supplier<HttpChannel> http;
    private final PluginChannel plugins;
    private final InstantSource clock;

    /**
     * @param settings all of the file
     * @param python   begins when a plugin is told for the first time
     * @param trouble  hears of what fails
     */
    public Notifications(
            Json.Mapping settings,
            Function<String, Optional<String>> environment,
            Supplier<PythonSide> python,
            InstantSource clock,
            Consumer<String> trouble) {
        var block = settings.get("notifications").filter(PythonValues::truth).orElse(Json.array());
        this.channels = block instanceof Json.Array(var items) ? items : List.of();
        this.trouble = trouble;
        this.http = () -> new HttpChannel(HttpExchange.of(environment));
        this.plugins = new PluginChannel(python);
        this.clock = clock;
        if (!(block instanceof Json.Array)) {
            trouble.accept("notifications: is " + block.typeName() + ", and must be a list of channels");
        }
    }

    public void tell(Event event, Json payload) throws InterruptedException {
        tell(event, payload, Optional.empty());
    }

    /** @param why in words; they are told as that tool tells its exceptions */
    public void failed(Event event, Json payload, String why) throws InterruptedException {
        tell(event, payload, Optional.of("An exception was raised: ChaosException('" + why + "')"));
    }

    /** @param journal as it was written */
    public void ended(Json journal) throws InterruptedException {
        var members = journal instanceof Json.Mapping mapping ? mapping : Json.Mapping.EMPTY;
        boolean completed = members.get("status").equals(Optional.of(Json.of("completed")));
        tell(completed ? Event.RUN_COMPLETED : Event.RUN_FAILED, journal);
        if (members.get("deviated").map(PythonValues::truth).orElse(false)) {
            tell(Event.RUN_DEVIATED, journal);
        }
    }

    private void tell(Event event, Json payload, Optional<String> error) throws InterruptedException {
        var told = Json.mapping("name", Json.of(event.word()))
                .with("payload", payload)
                .with("phase", Json.of(event.phase()))
                .with("ts", seconds(clock.instant()));
        var all = error.map(words -> told.with("error", Json.of(words))).orElse(told);
        for (int i = 0; i < channels.size(); i++) {
            String name = "notifications[" + i + "]: ";
            tell(event, channels.get(i), all).ifPresent(why -> trouble.accept(name + event.word() + ": " + why));
        }
    }

    private Optional<String> tell(Event event, Json written, Json told) throws InterruptedException {
        if (!(written instanceof Json.Mapping channel)) {
            return Optional.of("is " + written.typeName() + ", and must be a mapping");
        }
        if (!event.wantedBy(channel)) {
            return Optional.empty();
        }
        return switch (channel.text("type").orElse("")) {
            case "http" -> http.get().tell(channel, told);
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
