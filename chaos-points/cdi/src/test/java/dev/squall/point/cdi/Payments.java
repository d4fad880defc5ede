package dev.squall.point.cdi;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** A service as people write them. Each method has a point of its own, so that no test meets another's fault. */
@ApplicationScoped
public class Payments {
    final AtomicInteger charged = new AtomicInteger();

    @Retry(maxRetries = 3, delay = 0, jitter = 0)
    @ChaosPoint("payment.retried")
    public String retried() {
        charged.incrementAndGet();
        return "charged";
    }

    @ChaosPoint("payment.once")
    public String once() {
        return "charged";
    }

    @ChaosPoint("payment.declared")
    public String declared() throws IOException {
        return "charged";
    }

    @Timeout(value = 300, unit = ChronoUnit.MILLIS)
    @ChaosPoint("payment.timed")
    public String timed() {
        charged.incrementAndGet();
        return "charged";
    }

    @Fallback(fallbackMethod = "promised")
    @ChaosPoint("payment.promised")
    public String withFallback() {
        return "charged";
    }

    String promised() {
        return "promised";
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = 1, delayUnit = ChronoUnit.HOURS)
    @ChaosPoint("payment.broken")
    public String withBreaker() {
        return "charged";
    }

    @Retry(maxRetries = 3, delay = 0, jitter = 0)
    @ChaosPoint("payment.uni")
    public Uni<String> uni() {
        return Uni.createFrom().item(() -> "charged");
    }

    @ChaosPoint("payment.uni-once")
    public Uni<String> uniOnce() {
        return Uni.createFrom().item(() -> "charged");
    }

    @ChaosPoint("payment.multi")
    public Multi<String> multi() {
        return Multi.createFrom().items("one", "two");
    }

    @Retry(maxRetries = 3, delay = 0, jitter = 0)
    @ChaosPoint("payment.stage")
    public CompletionStage<String> stage() {
        return CompletableFuture.completedFuture("charged");
    }

    @ChaosPoint("payment.future")
    public CompletableFuture<String> future() {
        return CompletableFuture.completedFuture("charged by "
                + Thread.currentThread().getContextClassLoader().getClass().getSimpleName());
    }

    @ChaosPoint("payment.never-called")
    public String neverCalled() {
        return "charged";
    }
}
