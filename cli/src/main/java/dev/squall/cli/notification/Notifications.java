package dev.squall.cli.notification;

import dev.squall.local.preparation.PythonSide;
import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tells the channels of the settings file ({@code notifications}) what a command does, as Chaos Toolkit does. What fails
 * there changes nothing else. Without channels, which is how most commands run, nothing of them is loaded.
 *
 * <pre>
 * {@link Event} and its payload -> {@link Channels} -> {@link HttpChannel} | {@link PluginChannel}
 * </pre>
 */
public final class Notifications implements AutoCloseable {
    /** To nobody. */
    public static final Notifications NONE = new Notifications(Optional.empty());

    private final Optional<Channels> channels;

    private Notifications(Optional<Channels> channels) {
        this.channels = channels;
    }

    /**
     * @param block   what the settings have under {@code notifications}
     * @param python  begins when a plugin is told for the first time
     * @param trouble hears of what fails
     */
    public static Notifications of(
            Json block,
            Function<String, Optional<String>> environment,
            Supplier<PythonSide> python,
            InstantSource clock,
            Consumer<String> trouble) {
        return new Notifications(Optional.of(new Channels(block, environment, python, clock, trouble)));
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
        if (channels.isPresent()) {
            channels.get().tell(event, payload, error);
        }
    }

    @Override
    public void close() {
        if (channels.isPresent()) {
            channels.get().close();
        }
    }
}
