package dev.squall.embedded;

import dev.squall.embedded.waiting.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One started process: can be waited for until it is ready, watched, and stopped by SIGTERM and then SIGKILL. */
public final class ChildProcess implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int LINES_SHOWN = 15;

    private final ChildSpec spec;
    private final Process process;
    private final Children children;

    ChildProcess(ChildSpec spec, Process process, Children children) {
        this.spec = spec;
        this.process = process;
        this.children = children;
    }

    public String name() {
        return spec.name();
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Completes when the process has ended, for whatever reason. */
    public CompletableFuture<Process> ended() {
        return process.onExit();
    }

    /**
     * Returns once the process shows that it is ready.
     *
     * @throws StartFailure when the process ended or the start limit passed first, with the end of its log
     */
    public void awaitReady() throws StartFailure, InterruptedException {
        if (spec.health().isEmpty()) {
            return;
        }
        Health health = spec.health().get();
        boolean decided = Waiting.until(spec.limits().start(), POLL, () -> !alive() || health.answers());
        if (!alive()) {
            throw new StartFailure(name() + " ended with " + process.exitValue() + " before it was ready" + logEnd());
        }
        if (!decided) {
            throw new StartFailure(name() + " was not ready after "
                    + spec.limits().start().toSeconds() + " s (" + health + ")" + logEnd());
        }
    }

    /** Stops the process and forgets it; nothing happens when it is already gone. */
    @Override
    public void close() throws IOException {
        if (!Termination.stop(process.toHandle(), spec.limits().stop())) {
            throw new IOException(name() + " does not stop, pid " + pid()); // still on record for the next start
        }
        children.forget(name());
    }

    private String logEnd() {
        Path log = spec.log();
        try {
            List<String> lines = Files.readAllLines(log);
            return "; " + log + " ends:\n  "
                    + String.join("\n  ", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException unreadable) {
            return "; its log " + log + " cannot be read";
        }
    }
}
