package dev.squall.orders;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Shows a circuit breaker as {@code circuit_breaker_state}: 0 closed, 1 half-open, 2 open. */
final class Breaker {
    private static final Logger LOG = Logger.getLogger(Breaker.class);

    private final String name;
    private final AtomicReference<CircuitBreakerState> state = new AtomicReference<>(CircuitBreakerState.CLOSED);

    Breaker(String name, MeterRegistry metrics) {
        this.name = name;
        Gauge.builder("circuit_breaker_state", state, it -> number(it.get()))
                .description("0 closed, 1 half-open, 2 open")
                .tag("name", name)
                .register(metrics);
    }

    String name() {
        return name;
    }

    /** To be told of each change. */
    void changed(CircuitBreakerState next) {
        state.set(next);
        LOG.infof("circuit breaker changed name=%s state=%s", name, next);
    }

    private static int number(CircuitBreakerState state) {
        return switch (state) {
            case CLOSED -> 0;
            case HALF_OPEN -> 1;
            case OPEN -> 2;
        };
    }
}
