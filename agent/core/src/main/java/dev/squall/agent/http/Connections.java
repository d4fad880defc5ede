package dev.squall.agent.http;

import dev.squall.agent.call.ElapsedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Connections that are used again when the next request to the same place follows at once. What is looked at again later is
 * looked at over a connection of its own, so that a probe sees whether others can still connect.
 */
final class Connections {
    /** Longer than the way from one step to the next, shorter than the shortest interval of a guard. */
    private static final Duration MOMENT = Duration.ofMillis(100);

    private static final int MOST = 64;

    private final ElapsedTime elapsed;
    private final Map<Origin, Kept> kept = new HashMap<>();

    private record Kept(Connection connection, Duration until) {}

    Connections(ElapsedTime elapsed) {
        this.elapsed = elapsed;
    }

    synchronized Optional<Connection> take(Origin origin) throws IOException {
        var found = kept.remove(origin);
        if (found == null) {
            return Optional.empty();
        }
        if (found.connection().reusable() && elapsed.elapsed().compareTo(found.until()) < 0) {
            return Optional.of(found.connection());
        }
        found.connection().close();
        return Optional.empty();
    }

    private void tidy() throws IOException {
        var now = elapsed.elapsed();
        for (var each = kept.values().iterator(); each.hasNext(); ) {
            var old = each.next();
            if (old.until().compareTo(now) < 0) {
                each.remove();
                old.connection().close();
            }
        }
    }

    /** After a request; what cannot be used again is closed. */
    synchronized void give(Connection connection) throws IOException {
        tidy();
        if (!connection.reusable() || kept.size() >= MOST) {
            connection.close();
            return;
        }
        var before = kept.put(
                connection.origin(), new Kept(connection, elapsed.elapsed().plus(MOMENT)));
        if (before != null) {
            before.connection().close();
        }
    }
}
