package dev.squall.cli;

import dev.squall.model.codec.EventCodec;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.codec.UnreadableMessage;
import dev.squall.model.journal.RunEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A run's events from a coordinator, from the first to the last, each once: a stream that breaks off is opened again where
 * it ended.
 */
final class EventStream {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** About ten minutes without a coordinator. */
    private static final int MOST_TRIES = 120;

    private final Coordinator coordinator;
    private final String run;
    private final Consumer<RunEvent> events;
    private final Runnable broken;
    private final CountDownLatch closed = new CountDownLatch(1);
    private long last;
    private boolean over;

    /** @param broken is told when the stream broke off and is opened again */
    EventStream(Coordinator coordinator, String run, Consumer<RunEvent> events, Runnable broken) {
        this.coordinator = coordinator;
        this.run = run;
        this.events = events;
        this.broken = broken;
    }

    /** Returns at the run's end, or after {@link #close}; false then. */
    boolean follow() throws IOException, InterruptedException {
        var pause = FIRST_PAUSE;
        for (int tries = 0; !over && !closed(); tries++) {
            long before = last;
            try {
                read();
            } catch (Coordinator.NoSuchRun unknown) {
                throw unknown;
            } catch (IOException cut) {
                if (tries >= MOST_TRIES) {
                    throw cut;
                }
            }
            if (last > before) {
                tries = 0;
                pause = FIRST_PAUSE;
            }
            if (!over && !closed()) {
                broken.run();
                if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
        return over;
    }

    private void read() throws IOException {
        try (var in = coordinator.stream("/api/v1/runs/" + run + "/events", last);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            long id = last;
            var data = new StringBuilder();
            for (String line = lines.readLine(); line != null && !over && !closed(); line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = Long.parseLong(line.substring(3).strip());
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5).strip());
                } else if (line.isEmpty() && !data.isEmpty()) {
                    take(id, data.toString());
                    data.setLength(0);
                }
            }
        } catch (NumberFormatException | UnreadableMessage other) {
            throw new IOException("the coordinator speaks another version: " + other.getMessage(), other);
        }
    }

    private void take(long id, String data) {
        if (id > last) {
            var event = EventCodec.read(JsonReader.parse(data.getBytes(StandardCharsets.UTF_8)));
            last = id;
            events.accept(event);
            over |= event instanceof RunEvent.RunFinished;
        }
    }

    /** Stops following at the next line. */
    void close() {
        closed.countDown();
    }

    private boolean closed() {
        return closed.getCount() == 0;
    }
}
