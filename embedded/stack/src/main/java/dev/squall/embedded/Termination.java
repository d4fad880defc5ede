package dev.squall.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a process: asks first, and stops asking at a limit. Works on processes this JVM did not start, too. */
final class Termination {
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private Termination() {}

    /** SIGTERM, {@code patience}, SIGKILL. True when the process is gone. */
    static boolean stop(ProcessHandle process, Duration patience) {
        if (!process.isAlive()) {
            return true; // its pid may already be somebody else's
        }
        CompletableFuture<ProcessHandle> gone = process.onExit();
        process.destroy();
        signal(process.pid(), "CONT"); // a stopped process takes SIGTERM only once it runs again
        if (within(gone, patience)) {
            return true;
        }
        process.destroyForcibly();
        return within(gone, AFTER_KILL);
    }

    /** Sends a signal that Java has no word for. A process that is already gone is no error. */
    static void signal(long pid, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException noKillProgram) {
            System.getLogger(Termination.class.getName())
                    .log(System.Logger.Level.DEBUG, "no kill program", noKillProgram);
        }
    }

    private static boolean within(CompletableFuture<ProcessHandle> gone, Duration limit) {
        try {
            gone.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for a process failed", e);
        }
    }
}
