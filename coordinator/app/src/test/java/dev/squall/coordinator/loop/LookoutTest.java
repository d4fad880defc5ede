package dev.squall.coordinator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookoutTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final List<Instant> looks = new ArrayList<>();
    private Instant now = START;
    private Duration cost = Duration.ZERO;
    private final Optional<Instant> next = Optional.of(START.plusMillis(300));
    private final Lookout lookout = new Lookout(this::wake, () -> now);

    @Test
    void waitLastsUntilTheNextRunsTime() {
        var wait = lookout.look();

        assertThat(wait).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void runIsToldWhenItsTimeHasComeAndNotBefore() {
        lookout.look();

        now = START.plusMillis(299);
        lookout.look();
        now = START.plusMillis(300);
        lookout.look();

        assertThat(looks).containsExactly(START, START.plusMillis(300));
    }

    @Test
    void workIsAReasonToLookAgain() {
        lookout.look();

        lookout.workDone();
        now = START.plusMillis(2);
        lookout.look();

        assertThat(looks).hasSize(2);
    }

    @Test
    void nextPieceOfWorkIsWaitedForFirst() {
        lookout.look();

        lookout.workDone();
        now = START.plusMillis(1);
        var wait = lookout.look();

        assertThat(looks).hasSize(1);
        assertThat(wait).isEqualTo(Duration.ofMillis(2));
    }

    @Test
    void expensiveLooksAreTakenRarely() {
        cost = Duration.ofMillis(2);
        lookout.look();

        lookout.workDone();
        var wait = lookout.look();

        assertThat(looks).hasSize(1);
        assertThat(wait).isEqualTo(Duration.ofMillis(38));
    }

    @Test
    void workWithoutAPauseDoesNotKeepRunsWaiting() {
        lookout.look();

        now = START.plusMillis(50);
        lookout.workDone();

        assertThat(looks).hasSize(2);
    }

    @Test
    void clockThatIsPutBackStopsNothing() {
        lookout.look();

        now = START.minusSeconds(3600);
        lookout.look();

        assertThat(looks).hasSize(2);
    }

    private Optional<Instant> wake(Instant at) {
        looks.add(at);
        now = now.plus(cost);
        return next;
    }
}
