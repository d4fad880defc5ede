package dev.squall.toxics.net;

import dev.squall.toxics.net.Names.Resolution;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Asks for names on threads of its own, few of them and each question with a limit: the system's resolver cannot be interrupted, and must
 * hold up neither connections nor those who control them.
 */
public final class Resolver implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int THREADS = 8;
    private static final int WAITING = 4096;

    private final ThreadPoolExecutor threads;

    public Resolver() {
        var factory =
                Thread.ofPlatform().daemon().name("squall-toxics-names-", 1).factory();
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), factory);
        threads.allowCoreThreadTimeOut(true);
    }

    /** The answer, at once when it is known; it never fails, and it comes in five seconds. */
    public CompletableFuture<Resolution> ask(Address address) {
        if (Names.isLiteral(address)) {
            return CompletableFuture.completedFuture(Names.resolve(address));
        }
        try {
            return CompletableFuture.supplyAsync(() -> Names.resolve(address), threads)
                    .completeOnTimeout(late(address), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            return CompletableFuture.completedFuture(late(address));
        }
    }

    private static Resolution late(Address address) {
        String name = address instanceof Address.Tcp(String host, int _) ? host : "";
        return new Resolution.Unknown("lookup " + name + ": i/o timeout");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
