package dev.squall.embedded;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps Kafka's and PostgreSQL's own chatter out of the log: a broker prints its whole configuration at INFO. */
final class QuietLogs {
    // Held here because java.util.logging forgets the level of a logger nobody refers to.
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("org.apache.kafka"),
            Logger.getLogger("kafka"),
            Logger.getLogger("state.change.logger"),
            Logger.getLogger("io.zonky.test"),
            Logger.getLogger("org.postgresql"));

    private QuietLogs() {}

    static void install() {
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
    }
}
