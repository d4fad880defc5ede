package dev.squall.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ErrorWindowTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final ErrorWindow window = new ErrorWindow(Duration.ofSeconds(5));

    @Test
    void theShareIsThatOfTheFailedCalls() {
        window.record(true, START);
        window.record(false, START);
        window.record(false, START);
        window.record(false, START);
        assertThat(window.percent(START.plusSeconds(1))).isEqualTo(25.0);
    }

    @Test
    void oldCallsNoLongerCount() {
        window.record(true, START);
        window.record(false, START.plusSeconds(3));
        assertThat(window.percent(START.plusSeconds(6))).isZero();
    }

    @Test
    void noTrafficIsNoEvidence() {
        window.record(false, START);
        assertThat(window.percent(START.plusSeconds(6))).isNaN();
    }
}
