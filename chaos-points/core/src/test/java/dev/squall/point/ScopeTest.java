package dev.squall.point;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.point.fault.ChaosException;
import dev.squall.point.fault.Fault;
import dev.squall.point.scope.Scope;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A fault that holds for some callers only. */
@Timeout(60)
class ScopeTest {
    private final Bench bench = new Bench();
    private final Point charge = bench.at("payment.charge");

    private boolean fails() {
        try {
            charge.hit();
            return false;
        } catch (ChaosException _) {
            return true;
        }
    }

    private static <T> T on(Thread.Builder threads, Callable<T> work) throws Exception {
        var result = new CompletableFuture<T>();
        threads.start(() -> {
            try {
                result.complete(work.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result.get();
    }

    @Test
    void aFaultForOneThreadTreeHoldsInItsThreadsAndInNoOther() throws Exception {
        try (var armed = charge.armHere(Fault.failing())) {
            assertThat(fails()).isTrue();
            assertThat(on(Thread.ofPlatform(), this::fails))
                    .as("a thread made below")
                    .isTrue();
            assertThat(on(Thread.ofVirtual(), () -> on(Thread.ofVirtual(), this::fails)))
                    .as("a virtual thread below a virtual thread")
                    .isTrue();
            assertThat(on(Thread.ofPlatform().inheritInheritableThreadLocals(false), this::fails))
                    .as("a thread of somebody else")
                    .isFalse();
            assertThat(armed.hits()).as("hits of others are not counted").isEqualTo(3);
        }
        assertThat(fails()).isFalse();
    }

    @Test
    void testsSideBySideDoNotMeetEachOthersFaults() throws Exception {
        var both = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var failing = threads.submit(() -> {
                try (var armed = charge.armHere(Fault.failing())) {
                    both.await();
                    boolean failed = fails();
                    both.await();
                    return failed && armed.hits() == 1;
                }
            });
            var quiet = threads.submit(() -> {
                try (var armed = charge.armHere(Fault.failing().everyNth(2))) {
                    both.await();
                    boolean failed = fails();
                    both.await();
                    return !failed && armed.hits() == 1;
                }
            });

            assertThat(failing.get()).isTrue();
            assertThat(quiet.get()).isTrue();
        }
    }

    @Test
    void aPoolIsHandedItsScope() throws Exception {
        var scope = Scope.named("checkout-test");
        try (var pool = Executors.newSingleThreadExecutor();
                var armed = charge.arm(Fault.failing().within(scope))) {
            assertThat(pool.submit(this::fails).get()).isFalse();

            assertThat(pool.submit(scope.around((Callable<Boolean>) this::fails))
                            .get())
                    .isTrue();
            var byExecutor = new CompletableFuture<Boolean>();
            scope.around(pool).execute(() -> byExecutor.complete(fails()));
            assertThat(byExecutor.get()).isTrue();

            assertThat(pool.submit(this::fails).get())
                    .as("the pool's thread is as before")
                    .isFalse();
            assertThat(armed.hits()).isEqualTo(2);
        }
    }

    @Test
    void scopesMayBeInsideEachOther() {
        var outer = Scope.named("outer");
        try (var _ = charge.arm(Fault.failing().within(outer))) {
            try (var _ = outer.enter()) {
                try (var _ = Scope.named("inner").enter()) {
                    assertThat(fails()).isTrue();
                }
                assertThat(fails()).isTrue();
            }
            assertThat(fails()).isFalse();
        }
    }

    @Test
    void whatCoversOnlyOthersCoversNothingForMe() {
        try (var mine = charge.arm(Fault.failing());
                var theirs =
                        charge.arm(Fault.delaying(java.time.Duration.ofHours(1)).within(Scope.fresh()))) {
            assertThat(fails()).isTrue();

            assertThat(mine.hits()).isEqualTo(1);
            assertThat(theirs.isVacuous()).isTrue();
        }
    }

    @Test
    void aRequestsScopeIsAskedFor() {
        try (var armed = charge.arm(Fault.failing().within(Scope.named("gold-customers")))) {
            assertThat(fails()).isFalse();

            PretendedSurroundings.request.set("gold-customers");
            try {
                assertThat(fails()).isTrue();
            } finally {
                PretendedSurroundings.request.remove();
            }

            assertThat(armed.hits()).isEqualTo(1);
        }
    }

    @Test
    void aThreadThatMayNotWaitIsNotMadeTo() {
        PretendedSurroundings.mayWait.set(false);
        try (var armed = charge.arm(Fault.delaying(java.time.Duration.ofHours(1)))) {
            charge.hit();

            assertThat(armed.tally().skipped()).isEqualTo(1);
            assertThat(armed.injections()).isZero();
        } finally {
            PretendedSurroundings.mayWait.remove();
        }
    }
}
