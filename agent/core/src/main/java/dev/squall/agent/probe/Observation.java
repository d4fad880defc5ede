package dev.squall.agent.probe;

import dev.squall.agent.call.Rejection;
import dev.squall.model.json.Json;

/** What a {@link Prober} saw. */
public sealed interface Observation {
    record Seen(Json output) implements Observation {}

    /** There was nothing to see, or not one clear thing; {@code reason} says which. */
    record Unseen(String reason) implements Observation {}

    /** It is not allowed or not well asked for; nothing was tried. */
    record Rejected(Rejection rejection) implements Observation {}
}
