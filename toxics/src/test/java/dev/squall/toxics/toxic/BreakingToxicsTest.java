package dev.squall.toxics.toxic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Timeout, reset peer. */
class BreakingToxicsTest {
    private static Timeout timeout(long millis) {
        return new Timeout(Duration.ofMillis(millis));
    }

    private static ResetPeer reset(long millis) {
        return new ResetPeer(Duration.ofMillis(millis));
    }

    @Test
    void timeoutDropsDataAndClosesWhenNoMoreComes() {
        var playing = new Playing(timeout(100)).until(50).put("a").until(120).put("b");

        assertThat(playing.until(500).came()).containsExactly("CLOSED@220");
    }

    @Test
    void timeoutCountsFromTheBeginningWithoutData() {
        assertThat(new Playing(timeout(100)).until(500).came()).containsExactly("CLOSED@100");
    }

    @Test
    void aTimeoutOfNothingOrLessNeverCloses() {
        assertThat(new Playing(timeout(0)).put("a").until(100_000).came()).isEmpty();
        assertThat(new Playing(timeout(-1)).put("a").until(100_000).came()).isEmpty();
    }

    @Test
    void anEndPassesTimeoutAtOnce() {
        assertThat(new Playing(timeout(100))
                        .put("a")
                        .end(Ending.FINISHED)
                        .until(1)
                        .came())
                .containsExactly("FINISHED@0");
    }

    @Test
    void takingTimeoutAwayCloses() {
        assertThat(new Playing(timeout(0)).put("a").removed()).containsExactly("CLOSED");
    }

    @Test
    void interruptingTimeoutBeginsAnew() {
        assertThat(new Playing(timeout(100)).until(60).interrupt().until(500).came())
                .containsExactly("CLOSED@160");
    }

    @Test
    void resetPeerWaitsForTheFirstDataAndDropsIt() {
        assertThat(new Playing(reset(100)).until(1000).put("a").until(2000).came())
                .containsExactly("RESET@1100");
    }

    @Test
    void resetPeerTakesAnEndForData() {
        assertThat(new Playing(reset(0)).end(Ending.FINISHED).until(1).came()).containsExactly("RESET@0");
    }

    @Test
    void resetPeerLeavesASilentConnectionAlone() {
        assertThat(new Playing(reset(0)).until(100_000).came()).isEmpty();
        assertThat(new Playing(reset(0)).removed()).isEmpty();
    }

    @Test
    void resetPeerTakesNothingMoreWhileItWaits() {
        assertThat(new Playing(reset(100)).put("a").hasRoom()).isFalse();
    }

    @Test
    void takingResetPeerAwayWhileItWaitsResetsAtOnce() {
        assertThat(new Playing(reset(6000)).put("a").removed()).containsExactly("RESET");
    }

    @Test
    void changingResetPeerWhileItWaitsCountsFromTheFirstData() {
        var playing = new Playing(reset(6000)).put("a").until(10);

        assertThat(playing.change(reset(50)).until(500).came()).containsExactly("RESET@50");
    }
}
