package dev.squall.embedded;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One process that is wanted alive: when it dies it is replaced by a new one, with a new pid, at the same address. */
final class SupervisedChild implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SupervisedChild.class.getName());

    private final ChildSpec spec;
    private final Crew crew;
    private final Deque<Instant> restarts = new ArrayDeque<>();
    private @Nullable ChildProcess current;
    private boolean wanted = true;
    private boolean givenUp;

    private SupervisedChild(ChildSpec spec, Crew crew) {
        this.spec = spec;
        this.crew = crew;
    }

    /** The process is running, not yet ready, when this returns. */
    static SupervisedChild start(ChildSpec spec, Crew crew) throws IOException {
        var child = new SupervisedChild(spec, crew);
        child.startProcess();
        return child;
    }

    String name() {
        return spec.name();
    }

    /** True once it died too often to be replaced again. */
    synchronized boolean givenUp() {
        return givenUp;
    }

    /** Returns once the process that was started last answers. */
    void awaitReady() throws StartFailure, InterruptedException {
        ChildProcess started;
        synchronized (this) {
            started = current;
        }
        if (started != null) {
            started.awaitReady();
        }
    }

    @Override
    public void close() throws IOException {
        ChildProcess last;
        synchronized (this) {
            wanted = false;
            last = current;
        }
        if (last != null) {
            last.close();
        }
    }

    private synchronized void startProcess() throws IOException {
        ChildProcess started = crew.children().start(spec);
        current = started;
        var _ = started.ended().thenAccept(ended -> died(started));
    }

    private synchronized void died(ChildProcess dead) {
        if (!wanted || dead != current) {
            return;
        }
        Instant now = crew.clock().instant();
        restarts.removeIf(at -> at.isBefore(now.minus(crew.policy().window())));
        if (restarts.size() >= crew.policy().most()) {
            givenUp = true;
            LOG.log(System.Logger.Level.ERROR, "process given up name={0} log={1}", spec.name(), spec.log());
            return;
        }
        restarts.addLast(now);
        LOG.log(
                System.Logger.Level.INFO,
                "process died, replacing it name={0} pid={1}",
                spec.name(),
                Long.toString(dead.pid()));
        var unused =
                crew.scheduler().schedule(this::replace, crew.policy().delay().toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void replace() {
        if (!wanted) {
            return;
        }
        try {
            startProcess();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "process could not be replaced name=" + spec.name(), e);
        }
    }
}
