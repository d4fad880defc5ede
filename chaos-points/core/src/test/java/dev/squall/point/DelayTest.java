package dev.squall.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.point.arming.Limits;
import dev.squall.point.fault.ChaosException;
import dev.squall.point.fault.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hits that wait: how they end, and how many there may be. */
@Timeout(60)
class DelayTest {
    private static final Fault AN_HOUR = Fault.delaying(Duration.ofHours(1));

    private final Bench bench = new Bench();
    private final Point charge = bench.at("payment.charge");

    /** A hit on a thread of its own, which is waiting when this returns. */
    private static Thread waiting(CompletableFuture<Boolean> interrupted, boolean virtual, Runnable hit)
            throws InterruptedException {
        var builder = virtual ? Thread.ofVirtual() : Thread.ofPlatform();
        var thread = builder.unstarted(() -> {
            try {
                hit.run();
                interrupted.complete(Thread.currentThread().isInterrupted());
            } catch (Throwable e) {
                interrupted.completeExceptionally(e);
            }
        });
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive()) {
            thread.join(Duration.ofMillis(1));
        }
        return thread;
    }

    @Test
    void aDelayedHitGoesOnWhenItsTimeIsOver() {
        try (var armed = charge.arm(Fault.delaying(Duration.ofMillis(30)))) {
            long begun = System.nanoTime();
            charge.hit();

            assertThat(System.nanoTime() - begun)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(30).toNanos());
            assertThat(armed.injections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void disarmingLetsWaitingHitsGoOn(boolean virtual) throws Exception {
        var ended = new CompletableFuture<Boolean>();
        var armed = charge.arm(AN_HOUR);
        waiting(ended, virtual, charge::hit);

        armed.close();

        assertThat(ended.get()).isFalse();
    }

    @Test
    void expiryLetsWaitingHitsGoOn() throws Exception {
        var ended = new CompletableFuture<Boolean>();
        var _ = charge.arm(AN_HOUR.expiry(Duration.ofSeconds(10)));
        waiting(ended, true, charge::hit);

        bench.time.pass(Duration.ofSeconds(10));

        assertThat(ended.get()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInterruptEndsAWaitAndTheCallWithIt(boolean virtual) throws Exception {
        try (var _ = charge.arm(AN_HOUR)) {
            var ended = new CompletableFuture<Boolean>();
            var flagged = new CompletableFuture<Boolean>();
            Thread thread = waiting(ended, virtual, () -> {
                try {
                    charge.hit();
                } finally {
                    flagged.complete(Thread.currentThread().isInterrupted());
                }
            });

            thread.interrupt();

            assertThatThrownBy(ended::get)
                    .hasCauseInstanceOf(ChaosException.class)
                    .hasRootCauseInstanceOf(InterruptedException.class);
            assertThat(flagged.get()).isTrue();
        }
    }

    @Test
    void anInterruptIsThrownAsItIsWhereItIsDeclared() {
        try (var _ = charge.arm(AN_HOUR)) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> charge.hit(InterruptedException.class)).isInstanceOf(InterruptedException.class);

            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test
    void noMoreThanAllowedWaitAtOnceAndTheOthersAreCountedAsSkipped() throws Exception {
        var small = new Bench(Limits.USUAL.sleepers(1), false);
        var ended = new CompletableFuture<Boolean>();
        try (var armed = small.at("p").arm(AN_HOUR)) {
            waiting(ended, true, small.at("p")::hit);

            small.at("p").hit();
            var later = small.at("p").hitLater().toCompletableFuture();

            assertThat(later).isCompleted();
            assertThat(armed.tally().hits()).isEqualTo(3);
            assertThat(armed.tally().injections()).isEqualTo(1);
            assertThat(armed.tally().skipped()).isEqualTo(2);
        }
        assertThat(ended.get()).isFalse();
        var next = small.at("p").arm(Fault.delaying(Duration.ofNanos(1)));
        small.at("p").hit();
        assertThat(next.injections()).as("a place that was given back").isEqualTo(1);
    }

    @Test
    void aLaterHitWaitsWithoutAThread() throws Exception {
        try (var armed = charge.arm(Fault.delaying(Duration.ofSeconds(3)))) {
            var later = charge.hitLater().toCompletableFuture();
            assertThat(later).isNotDone();

            bench.time.pass(Duration.ofSeconds(3));

            later.get(30, TimeUnit.SECONDS);
            assertThat(armed.injections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLaterHitThatNobodyWaitsForGivesItsPlaceBack(boolean cancelled) {
        var small = new Bench(Limits.USUAL.sleepers(1), false);
        try (var armed = small.at("p").arm(AN_HOUR)) {
            int alarms = small.time.alarms();
            var left = small.at("p").hitLater().toCompletableFuture();
            if (cancelled) {
                left.cancel(false);
            } else {
                left.completeExceptionally(new TimeoutException("of its caller"));
            }

            assertThat(small.time.alarms()).isEqualTo(alarms);
            assertThat(small.at("p").hitLater().toCompletableFuture()).isNotDone();
            assertThat(armed.tally().skipped()).isZero();
        }
    }

    @Test
    void disarmingCompletesLaterHits() throws Exception {
        var armed = charge.arm(AN_HOUR);
        var later = charge.hitLater().toCompletableFuture();

        armed.close();

        later.get(30, TimeUnit.SECONDS);
    }

    @Test
    void aLaterHitFailsWithTheVeryException() {
        try (var _ = charge.arm(Fault.failing().with(IOException.class))) {
            assertThat(charge.hitLater().toCompletableFuture())
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .withCauseExactlyInstanceOf(IOException.class);
        }
    }

    @Test
    void nobodyCanSpoilTheStageOfAnIdlePoint() {
        var first = charge.hitLater().toCompletableFuture();
        first.obtrudeException(new IllegalStateException());

        assertThat(charge.hitLater().toCompletableFuture()).isCompleted();
    }
}
