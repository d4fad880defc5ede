package dev.squall.point.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.point.ChaosPoints;
import dev.squall.point.arming.Limits;
import dev.squall.point.arming.PointView;
import dev.squall.point.fault.ChaosException;
import dev.squall.point.fault.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.resilience.annotation.EnableResilientMethods;

/** What a mark does to a bean of a real context, with Spring's own retries around it. */
@Timeout(60)
class MarkedBeansTest {
    private static final Fault AN_HOUR = Fault.delaying(Duration.ofHours(1));
    private static final Fault DECLINED = Fault.failing().with(IOException.class);

    private AnnotationConfigApplicationContext context;
    private Payments payments;

    /** An application. */
    @Configuration(proxyBeanMethods = false)
    @Import(ChaosPointPostProcessor.class)
    @EnableResilientMethods
    static class Shop {
        @Bean
        Payments payments() {
            return new Payments();
        }
    }

    @BeforeEach
    void start() {
        context = new AnnotationConfigApplicationContext(Shop.class);
        payments = context.getBean(Payments.class);
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void allPointsAreThereBeforeTheirFirstCall() {
        assertThat(ChaosPoints.all())
                .filteredOn(PointView::known)
                .extracting(PointView::name)
                .contains("payment.never-called", "payment.retried", "payment.any");
    }

    @Test
    void eachAttemptOfARetryCanFailAnew() {
        try (var armed = ChaosPoints.armed("payment.retried", Fault.failing().first(2))) {
            assertThat(payments.retried()).isEqualTo("charged");

            assertThat(armed.hits()).isEqualTo(3);
        }
    }

    @Test
    void aCheckedExceptionIsThrownWhereTheMethodDeclaresIt() {
        try (var _ = ChaosPoints.armed("payment.declared", DECLINED);
                var _ = ChaosPoints.armed("payment.undeclared", DECLINED)) {
            assertThatThrownBy(payments::declared).isExactlyInstanceOf(IOException.class);
            assertThatThrownBy(payments::undeclared)
                    .isExactlyInstanceOf(ChaosException.class)
                    .hasCauseExactlyInstanceOf(IOException.class);
        }
    }

    @Test
    void aClassStandsForItsMethodsAndAMethodsOwnMarkCountsMore() {
        try (var all = ChaosPoints.armed("payment.any", Fault.failing())) {
            assertThatThrownBy(payments::other).hasMessage("Chaos injection: payment.any");
            assertThat(payments.undeclared()).isEqualTo("charged");
            assertThat(all.hits()).isEqualTo(1);
        }
    }

    @Test
    void aDelayedFutureMakesNobodyWaitAndADisarmEndsTheWait() throws Exception {
        CompletableFuture<String> later;
        try (var _ = ChaosPoints.armed("payment.future", AN_HOUR)) {
            later = payments.future();
            assertThat(later).isNotDone();
        }
        assertThat(later.get(30, TimeUnit.SECONDS)).isEqualTo("charged");
    }

    @Test
    void aFailedFutureHasTheVeryException() {
        try (var _ = ChaosPoints.armed("payment.future", DECLINED)) {
            assertThat(payments.future().exceptionNow()).isExactlyInstanceOf(IOException.class);
        }
    }

    @Test
    void aMonoPassesThePointAtEachSubscription() {
        try (var armed = ChaosPoints.armed("payment.mono", DECLINED.first(2))) {
            var mono = payments.mono();
            assertThat(armed.hits()).as("nobody has subscribed").isZero();

            assertThat(mono.retry(3).block()).isEqualTo("charged");

            assertThat(armed.hits()).isEqualTo(3);
            assertThat(context.getBean(Payments.class).mono().block()).isEqualTo("charged");
        }
    }

    @Test
    void aDelayedMonoMakesNobodyWait() throws Exception {
        CompletableFuture<String> later;
        try (var armed = ChaosPoints.armed("payment.mono", AN_HOUR)) {
            later = payments.mono().toFuture();
            assertThat(later).isNotDone();
            assertThat(armed.injections()).isEqualTo(1);
        }
        assertThat(later.get(30, TimeUnit.SECONDS)).isEqualTo("charged");
    }

    @Test
    void asManyAsLikeCanGiveUpWaiting() {
        int more = 2 * Limits.USUAL.sleepers();
        try (var armed = ChaosPoints.armed("payment.mono", AN_HOUR);
                var futures = ChaosPoints.armed("payment.future", AN_HOUR)) {
            for (int i = 0; i < more; i++) {
                payments.mono().subscribe().dispose();
                payments.future().cancel(true);
            }

            assertThat(armed.injections()).isEqualTo(more);
            assertThat(armed.tally().skipped() + futures.tally().skipped()).isZero();
        }
    }

    @Test
    void aFluxFailsOrComesWhole() {
        try (var _ = ChaosPoints.armed("payment.flux", Fault.failing().first(1))) {
            assertThatThrownBy(() -> payments.flux().collectList().block()).isInstanceOf(ChaosException.class);
            assertThat(payments.flux().collectList().block()).containsExactly("charged", "charged");
        }
    }
}
