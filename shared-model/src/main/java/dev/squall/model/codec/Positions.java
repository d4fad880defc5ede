package dev.squall.model.codec;

import dev.squall.model.json.Json;
import java.util.IdentityHashMap;
import java.util.Map;

/** Where each value of one document was written. Values are told apart by identity: a reader makes each of them anew. */
public final class Positions {
    public static final Positions NONE = new Positions(new IdentityHashMap<>());

    private final Map<Json, Position> places;

    Positions(IdentityHashMap<Json, Position> places) {
        this.places = places;
    }

    /** {@link Position#UNKNOWN} for a value of another document. */
    public Position of(Json value) {
        return places.getOrDefault(value, Position.UNKNOWN);
    }
}
