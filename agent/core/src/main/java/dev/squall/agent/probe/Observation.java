package dev.squall.agent.probe;

import dev.squall.agent.call.Rejection;
import dev.squall.model.json.Json;
import dev.squall.model.message.Report.Trouble;
import java.util.List;

/** What a {@link Prober} saw. */
public sealed interface Observation {
    record Seen(Json output) implements Observation {}

    /**
     * There was nothing to see, or not one clear thing; {@code reason} says which.
     *
     * @param traceback as {@link dev.squall.model.message.Report.Failed} has it
     */
    record Unseen(Trouble trouble, String reason, List<String> traceback) implements Observation {
        public Unseen(Trouble trouble, String reason) {
            this(trouble, reason, List.of());
        }

        public Unseen(String reason) {
            this(Trouble.FAILED, reason);
        }
    }

    /** It is not allowed or not well asked for; nothing was tried. */
    record Rejected(Rejection rejection) implements Observation {}
}
