package dev.squall.point.spring;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.resilience.annotation.Retryable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A service as people write them. Each method has a point of its own, so that no test meets another's fault. */
@ChaosPoint("payment.any")
public class Payments {
    private final AtomicInteger charged = new AtomicInteger();

    public String other() {
        return charge();
    }

    @Retryable(maxRetries = 3, delay = 0)
    @ChaosPoint("payment.retried")
    public String retried() {
        return charge();
    }

    @ChaosPoint("payment.declared")
    public String declared() throws IOException {
        return charge();
    }

    @ChaosPoint("payment.undeclared")
    public String undeclared() {
        return charge();
    }

    @ChaosPoint("payment.future")
    public CompletableFuture<String> future() {
        return CompletableFuture.completedFuture(charge());
    }

    @ChaosPoint("payment.mono")
    public Mono<String> mono() {
        return Mono.just(charge());
    }

    @ChaosPoint("payment.flux")
    public Flux<String> flux() {
        return Flux.just(charge(), charge());
    }

    @ChaosPoint("payment.never-called")
    public void neverCalled() {}

    private String charge() {
        charged.incrementAndGet();
        return "charged";
    }
}
