package dev.squall.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.worker.Injection.Applied;
import dev.squall.agent.worker.Injection.Clean;
import dev.squall.agent.worker.Injection.Intended;
import dev.squall.agent.worker.Injection.Left;
import dev.squall.agent.worker.Injection.Undoing;
import dev.squall.agent.worker.Injection.Verifying;
import dev.squall.agent.worker.Injection.Waiting;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.RecoveryCause;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InjectionTest {
    private static final Duration NOW = Duration.ofSeconds(100);
    private static final Retry TWICE =
            new Retry(2, Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofMinutes(1));
    private static final Clocks CLOCKS = new Clocks(Duration.ofSeconds(130), Duration.ofSeconds(160), Optional.empty());

    @Test
    void theDurationCountsFromTheInjectionOn() {
        Applied applied = new Intended(CLOCKS, Optional.empty()).applied(NOW, Optional.of(Duration.ofSeconds(10)));

        assertThat(applied.due()).contains(Duration.ofSeconds(110));
        assertThat(applied.clocks().due(Duration.ofSeconds(109))).isEmpty();
        assertThat(applied.clocks().due(Duration.ofSeconds(110))).contains(RecoveryCause.DURATION);
    }

    @Test
    void theEarliestClockWins() {
        assertThat(CLOCKS.due(Duration.ofSeconds(130))).contains(RecoveryCause.LEASE);
        assertThat(CLOCKS.renewed(Duration.ofSeconds(500)).due(Duration.ofSeconds(160)))
                .contains(RecoveryCause.DEADLINE);
    }

    @Test
    void aShorterLeaseTakesNothingAway() {
        assertThat(CLOCKS.renewed(Duration.ofSeconds(101))).isEqualTo(CLOCKS);
    }

    @Test
    void anEndThatComesDuringTheInjectionWaitsAndTheFirstCauseStays() {
        Intended intended = new Intended(CLOCKS, Optional.empty());

        Intended ending = intended.ending(RecoveryCause.ABORT).ending(RecoveryCause.LEASE);

        assertThat(ending.ending()).contains(RecoveryCause.ABORT);
        assertThat(ending.due()).isEmpty();
        assertThat(ending.broken()).isEqualTo(new Undoing(RecoveryCause.ABORT, 1));
    }

    @Test
    void onlyEvidenceMakesAFaultClean() {
        Verifying verifying = new Applied(CLOCKS).ended(RecoveryCause.REQUESTED).tried();

        assertThat(verifying.read(Recovery.CLEAN, NOW, TWICE)).isEqualTo(new Clean(RecoveryCause.REQUESTED));
        assertThat(verifying.read(Recovery.UNKNOWN, NOW, TWICE))
                .isEqualTo(new Waiting(RecoveryCause.REQUESTED, 1, Recovery.UNKNOWN, NOW.plusSeconds(1)));
    }

    @Test
    void anUndoThatFailsTooOftenIsLeftAndTriedOnOrAskedForAgain() {
        Injection first = Injection.found().tried().read(Recovery.DIRTY, NOW, TWICE);

        assertThat(first).isEqualTo(new Waiting(RecoveryCause.RESTART, 1, Recovery.DIRTY, NOW.plusSeconds(1)));
        Injection second = ((Waiting) first).retried().tried().read(Recovery.DIRTY, NOW, TWICE);
        assertThat(second).isEqualTo(new Left(RecoveryCause.RESTART, 2, Recovery.DIRTY, NOW.plusSeconds(60)));
        assertThat(second.due()).contains(NOW.plusSeconds(60));
        assertThat(((Left) second).retried()).isEqualTo(new Undoing(RecoveryCause.RESTART, 3));
        assertThat(((Left) second).retried().tried().read(Recovery.UNKNOWN, NOW, TWICE))
                .isInstanceOf(Left.class);
        assertThat(((Left) second).asked(RecoveryCause.ABORT)).isEqualTo(new Undoing(RecoveryCause.ABORT, 1));
    }

    @Test
    void thePausesBetweenAttemptsGrowUpToTheLongest() {
        var retry = new Retry(100, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofMinutes(1));

        assertThat(retry.after(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(retry.after(3)).isEqualTo(Duration.ofMillis(400));
        assertThat(retry.after(99)).isEqualTo(Duration.ofSeconds(1));
        assertThat(retry.after(100)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aRenewedLeaseMovesTheEndOfAFaultThatIsComingOrThere() {
        var until = Duration.ofSeconds(150);

        assertThat(new Intended(CLOCKS, Optional.empty()).renewed(until).due()).contains(until);
        assertThat(new Applied(CLOCKS).renewed(until).due()).contains(until);
    }
}
