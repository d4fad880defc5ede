package dev.squall.point;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.point.fault.ChaosException;
import dev.squall.point.fault.Fault;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that race for a point. */
@Timeout(120)
class ManyThreadsTest {
    private static final int THREADS = 8;
    private static final int HITS = 5_000;

    private final Bench bench = new Bench();
    private final Point charge = bench.at("payment.charge");

    private long failures() {
        long failed = 0;
        for (int i = 0; i < HITS; i++) {
            try {
                charge.hit();
            } catch (ChaosException _) {
                failed++;
            }
        }
        return failed;
    }

    private long onAllThreads(Callable<Long> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var results = new ArrayList<Future<Long>>();
            for (int i = 0; i < THREADS; i++) {
                results.add(threads.submit(work));
            }
            long sum = 0;
            for (var result : results) {
                sum += result.get();
            }
            return sum;
        }
    }

    @Test
    void aRaceChangesWhoIsHitAndNeverHowMany() throws Exception {
        var fault = Fault.failing(0.3).seed(7);
        long alone = 0;
        for (long hit = 1; hit <= (long) THREADS * HITS; hit++) {
            alone += fault.decide("payment.charge", hit, 7).effect().isPresent() ? 1 : 0;
        }

        try (var armed = charge.arm(fault)) {
            assertThat(onAllThreads(this::failures)).isEqualTo(alone);
            assertThat(armed.hits()).isEqualTo((long) THREADS * HITS);
            assertThat(armed.injections()).isEqualTo(alone);
        }
    }

    @Test
    void armingAndDisarmingWhileEverybodyHitsLeavesAnIdlePoint() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            var arming = threads.submit(() -> {
                for (int i = 0; i < 300; i++) {
                    try (var _ = charge.arm(Fault.failing(0.5));
                            var _ = charge.arm(Fault.failing(0.5))) {
                        Thread.onSpinWait();
                    }
                }
                return 0L;
            });

            onAllThreads(this::failures);

            arming.get();
        }
        assertThat(charge.isArmed()).isFalse();
        assertThat(failures()).isZero();
    }
}
