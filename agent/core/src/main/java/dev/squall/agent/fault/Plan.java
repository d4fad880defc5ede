package dev.squall.agent.fault;

import dev.squall.agent.call.Rejection;
import dev.squall.model.json.Json;
import java.util.List;

/** What a {@link Fault} found out before any harm. */
public sealed interface Plan {

    /**
     * It can be done.
     *
     * @param targets what will be hit, so exactly that a namesake that comes later is not mistaken for it; at least one
     * @param data    what doing and undoing it needs, as data; of an {@link Injector} it is written to the ledger as it is,
     *                so it holds no secret, and is all that {@link Injector#recover} gets after a restart
     */
    record Ready(List<Target> targets, Json.Mapping data) implements Plan {
        public Ready {
            targets = List.copyOf(targets);
            if (targets.isEmpty()) {
                throw new IllegalArgumentException("a plan without a target is a Failed plan");
            }
        }
    }

    /** It is not allowed or not well asked for. */
    record Rejected(Rejection rejection) implements Plan {}

    /** It was well asked for and cannot be done now, for example because nothing matches. Nothing was changed. */
    record Failed(String reason) implements Plan {}
}
