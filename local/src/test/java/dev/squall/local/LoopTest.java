package dev.squall.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who sleeps is woken in time, whoever takes the turns. */
class LoopTest {
    private final AtomicReference<Duration> now = new AtomicReference<>(Duration.ZERO);
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicBoolean taken = new AtomicBoolean();
    private final Thread sleeper = Thread.currentThread();
    private final Loop loop = new Loop(this::elapsed);

    private Duration elapsed() {
        if (Thread.currentThread().equals(sleeper)) {
            looks.incrementAndGet();
        }
        return now.get();
    }

    @Test
    @Timeout(20)
    void whoWakesDuringAnothersTurnSleepsNoLongerThanUntilWhatThatTurnLeftIsDue() throws Exception {
        var other = Thread.ofPlatform().daemon().start(() -> {
            while (!taken.get()) {
                loop.take();
            }
        });

        loop.run(this::turn);

        assertThat(taken).isTrue();
        other.join();
    }

    private Optional<Duration> turn() {
        if (Thread.currentThread().equals(sleeper)) {
            return taken.get() ? Optional.empty() : Optional.of(Duration.ofMillis(20));
        }
        int before = looks.get();
        while (looks.get() == before) {
            Thread.onSpinWait();
        }
        now.set(Duration.ofSeconds(1));
        taken.set(true);
        return Optional.of(Duration.ofMillis(10));
    }
}
