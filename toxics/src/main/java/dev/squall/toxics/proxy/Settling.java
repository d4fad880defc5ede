package dev.squall.toxics.proxy;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for loops, with a limit: they never block, so it is reached only on a machine that hardly runs. */
final class Settling {
    private static final System.Logger LOG = System.getLogger(Settling.class.getName());
    private static final Duration PATIENCE = Duration.ofMillis(700);

    private Settling() {}

    static void await(CompletableFuture<Void> settled) {
        try {
            settled.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            LOG.log(Level.WARNING, "connections are not through with a change after " + PATIENCE);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a change failed", e);
        } catch (InterruptedException _) {
            // What was asked for happens all the same, only nobody waits for it.
            Thread.currentThread().interrupt();
        }
    }
}
