package dev.squall.coordinator.api;

import dev.squall.coordinator.store.PostgresRunStore;
import dev.squall.coordinator.store.PostgresRunStore.Stored;
import dev.squall.coordinator.watch.LiveFeed;
import dev.squall.model.codec.EventCodec;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.journal.RunEvent;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Streams of a run's events. They are read from the store, so that any coordinator can serve any run; the live feed only
 * shortens the wait for runs that are decided here.
 */
public final class EventStreams {
    private static final int MOST_STREAMS = 500;
    private static final int AT_ONCE = 500;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    /** Looks without news after which a comment keeps proxies from closing the connection: 15 seconds. */
    private static final int QUIET_LOOKS = 30;

    private final PostgresRunStore store;
    private final LiveFeed feed;
    private final Semaphore room = new Semaphore(MOST_STREAMS);

    public EventStreams(PostgresRunStore store, LiveFeed feed) {
        this.store = store;
        this.feed = feed;
    }

    /** The last place that a client has seen; 0, the beginning, when it says none that can be one. */
    static long place(@Nullable String lastEventId) {
        try {
            return lastEventId == null ? 0 : Math.max(0, Long.parseLong(lastEventId.strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    Response open(String run, long after) {
        if (!room.tryAcquire()) {
            return ProblemReply.unavailable("more than " + MOST_STREAMS + " event streams are open")
                    .response();
        }
        StreamingOutput stream = out -> {
            try {
                write(run, after, out);
            } finally {
                feed.leave(run);
                room.release();
            }
        };
        return Response.ok(stream, MediaType.SERVER_SENT_EVENTS)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no")
                .build();
    }

    private void write(String run, long after, OutputStream out) throws IOException {
        long last = after;
        boolean over = isOver(run, after);
        int quiet = 0;
        out.write(": squall\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        while (true) {
            var more = feed.next(run);
            var events = store.after(run, last, AT_ONCE);
            for (var event : events) {
                write(event, out);
                last = event.version();
                over |= event.event() instanceof RunEvent.RunFinished;
            }
            if (over && events.size() < AT_ONCE) {
                out.flush();
                return;
            }
            quiet = events.isEmpty() ? quiet + 1 : 0;
            if (quiet % QUIET_LOOKS == QUIET_LOOKS - 1) {
                out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
            if (events.isEmpty() && !waited(more)) {
                return;
            }
        }
    }

    /** Whether the client has seen the end already. */
    private boolean isOver(String run, long after) {
        return after > 0 && store.finishedBy(run, after);
    }

    private static boolean waited(CompletableFuture<Void> more) {
        try {
            more.get(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return true;
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void write(Stored stored, OutputStream out) throws IOException {
        String data = JsonWriter.write(EventCodec.writeMasked(stored.event()));
        out.write(("id: " + stored.version() + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    }
}
