package dev.squall.embedded.client;

import dev.squall.embedded.waiting.Waiting;
import dev.squall.model.codec.EventCodec;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.codec.UnreadableMessage;
import dev.squall.model.journal.RunEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hears a run's events from the first to the last, each once, also when its coordinator dies and comes back meanwhile. */
public final class RunFollower {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Api api;
    private final String run;
    private final Consumer<RunEvent> listener;
    private final InstantSource clock;
    private final List<RunEvent> events = new ArrayList<>();
    private long last;
    private boolean over;
    private @Nullable IOException trouble;

    public RunFollower(Api api, String run, Consumer<RunEvent> listener, InstantSource clock) {
        this.api = api;
        this.run = run;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Returns all events once the run has ended.
     *
     * @throws IOException when it has not after {@code limit}
     */
    public List<RunEvent> follow(Duration limit) throws IOException, InterruptedException {
        Instant end = clock.instant().plus(limit);
        Waiting.until(limit, PAUSE, () -> hearsTheEnd(end));
        if (!over) {
            throw new IOException("run " + run + " has not ended after " + limit.toSeconds() + " s"
                    + (trouble == null ? "" : ": " + trouble.getMessage()));
        }
        return List.copyOf(events);
    }

    private boolean hearsTheEnd(Instant end) {
        try (InputStream stream = api.events(run, last)) {
            read(stream, end);
            trouble = null;
        } catch (IOException broken) {
            trouble = broken; // the next connection begins where this one ended
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return over;
    }

    private void read(InputStream stream, Instant end) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        long id = last;
        var data = new StringBuilder();
        for (String line = lines.readLine();
                line != null && !over && clock.instant().isBefore(end);
                line = lines.readLine()) {
            if (line.startsWith("id:")) {
                id = Long.parseLong(line.substring("id:".length()).strip());
            } else if (line.startsWith("data:")) {
                data.append(line.substring("data:".length()).strip());
            } else if (line.isEmpty() && !data.isEmpty()) {
                take(id, data.toString());
                data.setLength(0);
            }
        }
    }

    private void take(long id, String data) throws IOException {
        if (id <= last) {
            return;
        }
        RunEvent event;
        try {
            event = EventCodec.read(JsonReader.parse(data.getBytes(StandardCharsets.UTF_8)));
        } catch (UnreadableMessage e) {
            throw new IOException("an event of run " + run + " cannot be read", e);
        }
        last = id;
        events.add(event);
        over = event instanceof RunEvent.RunFinished;
        listener.accept(event);
    }
}
