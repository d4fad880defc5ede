package dev.squall.cli.notification;

import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import java.util.Locale;
import java.util.Optional;

/** What channels are told of, by Chaos Toolkit's names: {@code run-started}. */
public enum Event {
    DISCOVERY_STARTED,
    DISCOVERY_FAILED,
    DISCOVERY_COMPLETED,
    INIT_STARTED,
    INIT_COMPLETED,
    RUN_STARTED,
    RUN_FAILED,
    RUN_COMPLETED,
    RUN_DEVIATED,
    VALIDATE_STARTED,
    VALIDATE_FAILED,
    VALIDATE_COMPLETED;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String phase() {
        return word().substring(0, word().indexOf('-'));
    }

    /** Whether a channel wants it; one that says nothing about events wants all. */
    boolean wantedBy(Json.Mapping channel) {
        Optional<Json> events = channel.get("events").filter(PythonValues::truth);
        return events.isEmpty()
                || switch (events.get()) {
                    case Json.Array(var items) -> items.contains(Json.of(word()));
                    case Json.Text(String text) -> text.contains(word());
                    case Json.Mapping(var members) -> members.containsKey(word());
                    case Json.Null _, Json.Bool _, Json.Number _ -> false;
                };
    }
}
