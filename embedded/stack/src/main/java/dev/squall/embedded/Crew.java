package dev.squall.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** What it takes to start processes and to keep them alive; shared by all of a stack. */
public record Crew(Children children, ScheduledExecutorService scheduler, RestartPolicy policy, InstantSource clock)
        implements AutoCloseable {

    public static Crew over(Path directory, RestartPolicy policy, InstantSource clock) throws IOException {
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("replaces-processes").daemon().factory());
        return new Crew(new Children(directory), scheduler, policy, clock);
    }

    /** Nothing is replaced any more. */
    @Override
    public void close() {
        scheduler.shutdownNow();
        children.close();
    }
}
