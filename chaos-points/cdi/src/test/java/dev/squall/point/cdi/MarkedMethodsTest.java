package dev.squall.point.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.point.ChaosPoints;
import dev.squall.point.arming.Limits;
import dev.squall.point.arming.PointView;
import dev.squall.point.fault.ChaosException;
import dev.squall.point.fault.Fault;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a mark on a method or a class does, and how the result comes. */
@QuarkusTest
@Timeout(60)
class MarkedMethodsTest {
    @Inject
    Payments payments;

    @Inject
    Refunds refunds;

    @Test
    void allPointsAreThereBeforeTheirFirstCall() {
        assertThat(ChaosPoints.all())
                .filteredOn(PointView::known)
                .extracting(PointView::name)
                .contains("payment.never-called", "payment.retried", "payment.multi", "refund.all", "refund.own");
    }

    @Test
    void anIdleMarkDoesNothing() {
        assertThat(payments.once()).isEqualTo("charged");
        assertThat(refunds.refund()).isEqualTo("refunded");
    }

    @Test
    void aCheckedExceptionIsThrownWhereTheMethodDeclaresIt() {
        var fault = Fault.failing().with(IOException.class);
        try (var _ = ChaosPoints.armed("payment.declared", fault);
                var _ = ChaosPoints.armed("payment.once", fault)) {
            assertThatThrownBy(payments::declared).isExactlyInstanceOf(IOException.class);
            assertThatThrownBy(payments::once)
                    .isExactlyInstanceOf(ChaosException.class)
                    .hasCauseExactlyInstanceOf(IOException.class);
        }
    }

    @Test
    void aClassStandsForItsMethodsAndAMethodsOwnMarkCountsMore() {
        try (var all = ChaosPoints.armed("refund.all", Fault.failing())) {
            assertThatThrownBy(refunds::refund).hasMessage("Chaos injection: refund.all");
            assertThat(refunds.own()).isEqualTo("refunded");
            assertThat(all.hits()).isEqualTo(1);
        }
    }

    @Test
    void aUniFailsAnewAtEachSubscription() {
        try (var armed = ChaosPoints.armed(
                "payment.uni-once", Fault.failing().with(IOException.class).first(2))) {
            var uni = payments.uniOnce();
            assertThat(armed.hits()).as("nobody has subscribed").isZero();

            assertThat(uni.onFailure(IOException.class)
                            .retry()
                            .atMost(3)
                            .await()
                            .indefinitely())
                    .isEqualTo("charged");

            assertThat(armed.hits()).isEqualTo(3);
        }
    }

    @Test
    void aDelayedUniMakesNobodyWait() throws Exception {
        var item = new CompletableFuture<String>();
        try (var armed = ChaosPoints.armed("payment.uni-once", Fault.delaying(Duration.ofHours(1)))) {
            payments.uniOnce().subscribe().with(item::complete, item::completeExceptionally);

            assertThat(item).as("subscribed, and the caller goes on").isNotDone();
            assertThat(armed.injections()).isEqualTo(1);
        }
        assertThat(item.get(30, TimeUnit.SECONDS)).as("a disarm ends the wait").isEqualTo("charged");
    }

    @Test
    void asManyAsLikeCanGiveUpWaiting() {
        int more = 2 * Limits.USUAL.sleepers();
        try (var armed = ChaosPoints.armed("payment.uni-once", Fault.delaying(Duration.ofHours(1)));
                var futures = ChaosPoints.armed("payment.future", Fault.delaying(Duration.ofHours(1)))) {
            for (int i = 0; i < more; i++) {
                payments.uniOnce().subscribe().with(item -> {}).cancel();
                payments.future().cancel(true);
            }

            assertThat(armed.injections()).isEqualTo(more);
            assertThat(armed.tally().skipped() + futures.tally().skipped()).isZero();
        }
    }

    @Test
    void aMultiFailsOrComesWhole() {
        try (var _ = ChaosPoints.armed("payment.multi", Fault.failing().first(1))) {
            assertThatThrownBy(() -> payments.multi().collect().asList().await().indefinitely())
                    .isInstanceOf(ChaosException.class);
            assertThat(payments.multi().collect().asList().await().indefinitely())
                    .containsExactly("one", "two");
        }
    }

    @Test
    void aDelayedFutureMakesNobodyWaitAndGoesOnWithTheCallersClassLoader() throws Exception {
        String usual = payments.future().get();
        CompletableFuture<String> later;
        try (var _ = ChaosPoints.armed("payment.future", Fault.delaying(Duration.ofHours(1)))) {
            later = payments.future();
            assertThat(later).isNotDone();
        }
        assertThat(later.get(30, TimeUnit.SECONDS)).isEqualTo(usual);
    }

    @Test
    void aFailedFutureHasTheVeryException() {
        try (var _ = ChaosPoints.armed("payment.future", Fault.failing().with(IOException.class))) {
            var failed = payments.future();
            var seen = new CompletableFuture<Throwable>();
            var unused = failed.whenComplete((_, failure) -> seen.complete(failure));

            assertThat(seen.join()).isExactlyInstanceOf(IOException.class);
        }
    }
}
