package dev.squall.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL that is wanted alive: when its server dies a new one is started over the same data, at the same port. Its clients
 * connect again by themselves, as they do after any outage.
 */
final class SupervisedPostgres implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SupervisedPostgres.class.getName());

    private final Path directory;
    private final List<String> databases;
    private final Crew crew;
    private final Deque<Instant> restarts = new ArrayDeque<>();
    private EmbeddedPostgres current;
    private boolean wanted = true;

    private SupervisedPostgres(Path directory, List<String> databases, Crew crew, EmbeddedPostgres first) {
        this.directory = directory;
        this.databases = databases;
        this.crew = crew;
        this.current = first;
    }

    /** Starts the server, see {@link EmbeddedPostgres#start}; returns when it answers. */
    static SupervisedPostgres start(Path directory, List<String> databases, Crew crew) throws IOException {
        var postgres =
                new SupervisedPostgres(directory, databases, crew, EmbeddedPostgres.start(directory, 0, databases));
        postgres.watch();
        return postgres;
    }

    synchronized int port() {
        return current.port();
    }

    synchronized String jdbcUrl(String database) {
        return current.jdbcUrl(database);
    }

    private synchronized void watch() throws IOException {
        EmbeddedPostgres watched = current;
        var server = watched.server();
        if (server.isPresent()) {
            var _ = server.get().onExit().thenAccept(_ -> died(watched));
        } else {
            died(watched);
        }
    }

    private synchronized void died(EmbeddedPostgres dead) {
        if (wanted && dead == current) {
            LOG.log(System.Logger.Level.INFO, "PostgreSQL died, starting it again");
            later();
        }
    }

    private synchronized void later() {
        Instant now = crew.clock().instant();
        restarts.removeIf(at -> at.isBefore(now.minus(crew.policy().window())));
        if (restarts.size() >= crew.policy().most()) {
            LOG.log(System.Logger.Level.ERROR, "PostgreSQL given up");
            return;
        }
        restarts.addLast(now);
        var _ = crew.scheduler().schedule(this::replace, crew.policy().delay().toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void replace() {
        if (!wanted) {
            return;
        }
        try {
            int port = current.port();
            current.close();
            current = EmbeddedPostgres.start(directory, port, databases);
            watch();
        } catch (IOException e) { // such as a last child of the dead one that has not noticed yet
            LOG.log(System.Logger.Level.WARNING, "PostgreSQL did not start again", e);
            later();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        wanted = false;
        current.close();
    }
}
