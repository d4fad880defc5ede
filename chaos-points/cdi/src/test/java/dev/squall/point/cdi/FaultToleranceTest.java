package dev.squall.point.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.point.ChaosPoints;
import dev.squall.point.fault.ChaosException;
import dev.squall.point.fault.Fault;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A point sits inside of MicroProfile Fault Tolerance: what it injects is a failure of the method to all of it. */
@QuarkusTest
@Timeout(60)
class FaultToleranceTest {
    private static final Fault AN_HOUR = Fault.delaying(Duration.ofHours(1));

    @Inject
    Payments payments;

    @Test
    void halfOfAllAttemptsFailAndThreeRetriesSucceed() {
        try (var armed = ChaosPoints.armed("payment.retried", Fault.failing(0.5).seed(64))) {
            for (int order = 0; order < 20; order++) {
                assertThat(payments.retried())
                        .as("order %d of %s", order, armed)
                        .isEqualTo("charged");
            }

            assertThat(armed.hits()).as("each attempt is a hit of its own").isEqualTo(20 + armed.injections());
            assertThat(armed.injections()).isGreaterThan(5);
        }
    }

    @Test
    void whatFailsMoreOftenThanItIsTriedFails() {
        try (var armed = ChaosPoints.armed("payment.retried", Fault.failing().with(IllegalStateException.class))) {
            int before = payments.charged.get();

            assertThatThrownBy(payments::retried).isInstanceOf(IllegalStateException.class);

            assertThat(armed.hits()).isEqualTo(4);
            assertThat(payments.charged.get()).as("the method is not entered").isEqualTo(before);
        }
    }

    @Test
    void aDelayEndsAtTheTimeoutAndTheThreadIsFree() {
        try (var armed = ChaosPoints.armed("payment.timed", AN_HOUR)) {
            int before = payments.charged.get();

            assertThatThrownBy(payments::timed).isInstanceOf(TimeoutException.class);

            assertThat(Thread.interrupted()).isFalse();
            assertThat(armed.injections()).isEqualTo(1);
            assertThat(payments.charged.get())
                    .as("what was given up is not done")
                    .isEqualTo(before);
        }
    }

    @Test
    void aFallbackStandsIn() {
        try (var _ = ChaosPoints.armed("payment.promised", Fault.failing())) {
            assertThat(payments.withFallback()).isEqualTo("promised");
        }
        assertThat(payments.withFallback()).isEqualTo("charged");
    }

    @Test
    void aCircuitBreakerOpens() {
        try (var armed = ChaosPoints.armed("payment.broken", Fault.failing())) {
            for (int i = 0; i < 4; i++) {
                assertThatThrownBy(payments::withBreaker).isInstanceOf(ChaosException.class);
            }

            assertThatThrownBy(payments::withBreaker).isInstanceOf(CircuitBreakerOpenException.class);

            assertThat(armed.hits()).as("an open breaker lets nothing through").isEqualTo(4);
        }
    }

    @Test
    void aUniIsRetriedAndEachAttemptCanFailAnew() {
        try (var armed = ChaosPoints.armed("payment.uni", Fault.failing().first(2))) {
            assertThat(payments.uni().await().indefinitely()).isEqualTo("charged");

            assertThat(armed.hits()).isEqualTo(3);
        }
    }

    @Test
    void aStageIsRetriedAndEachAttemptCanFailAnew() {
        try (var armed = ChaosPoints.armed(
                "payment.stage", Fault.failing().with(IOException.class).first(2))) {
            assertThat(payments.stage().toCompletableFuture().join()).isEqualTo("charged");

            assertThat(armed.hits()).isEqualTo(3);
        }
    }
}
