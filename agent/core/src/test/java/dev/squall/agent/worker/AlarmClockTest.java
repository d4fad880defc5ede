package dev.squall.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who ends faults at their time. */
class AlarmClockTest {
    @Test
    void oneThatBreaksIsWokenAgain() throws Exception {
        var times = new CountDownLatch(2);
        try (var alarm = new AlarmClock(RealTime.ELAPSED)) {
            alarm.start(() -> {
                times.countDown();
                throw new AssertionError("on purpose");
            });
            alarm.next(Optional.of(Duration.ZERO));

            assertThat(times.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
