package dev.squall.toxics.toxic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Bandwidth, limit data, limit time. */
class LimitingToxicsTest {
    @Test
    void bandwidthSendsATenthOfASecondAtATime() {
        var playing = new Playing(new Bandwidth(10));

        playing.put(2500).until(1000);

        assertThat(playing.came()).containsExactly("1000@100", "1000@200", "500@250");
    }

    @Test
    void bandwidthTakesOnePieceAfterTheOther() {
        var playing = new Playing(new Bandwidth(1));

        playing.put("abc").until(1);

        assertThat(playing.hasRoom()).isFalse();
        assertThat(playing.until(3).hasRoom()).isTrue();
    }

    @Test
    void aPieceThatLeavesLateMakesTheNextOneEarlier() {
        Flow flow = new Playing(new Bandwidth(1)).flow;
        flow.put(Playing.chunk(50, 0), 0);
        assertThat(flow.poll(60_000_000L)).isNotNull();

        flow.put(Playing.chunk(50, 60), 60_000_000L);

        assertThat(flow.due()).isEqualTo(100_000_000L);
    }

    @Test
    void nothingPassesWithoutBandwidthUntilItChanges() {
        for (long rate : new long[] {0, -1, Long.MIN_VALUE}) {
            var playing = new Playing(new Bandwidth(rate)).put("a").until(100_000);
            assertThat(playing.came()).isEmpty();
            playing.change(new Bandwidth(1000)).until(100_001);
            assertThat(playing.came()).containsExactly("a@100000");
        }
    }

    @Test
    void anEnormousBandwidthIsNoLimit() {
        assertThat(new Playing(new Bandwidth(Long.MAX_VALUE))
                        .put(32_768)
                        .until(1)
                        .came())
                .containsExactly("32768@0");
    }

    @Test
    void interruptingBandwidthLetsTheRestGo() {
        var playing = new Playing(new Bandwidth(10)).put(2500).until(100);

        playing.interrupt().until(101);

        assertThat(playing.came()).containsExactly("1000@100", "1500@100");
    }

    @Test
    void limitDataCutsThePieceThatReachesIt() {
        assertThat(new Playing(new LimitData(4))
                        .put("abc")
                        .until(1)
                        .put("defg")
                        .until(2)
                        .came())
                .containsExactly("abc@0", "d@1", "CLOSED@1");
    }

    @Test
    void limitDataClosesWhenItIsReachedExactly() {
        assertThat(new Playing(new LimitData(3)).put("abc").until(1).came()).containsExactly("abc@0", "CLOSED@0");
    }

    @Test
    void limitDataOfNothingClosesAtTheFirstData() {
        assertThat(new Playing(new LimitData(0)).until(5).put("abc").until(6).came())
                .containsExactly("CLOSED@5");
        assertThat(new Playing(new LimitData(-7)).put("abc").until(1).came()).containsExactly("CLOSED@0");
    }

    @Test
    void limitDataCountsOnWhenItIsChanged() {
        var playing = new Playing(new LimitData(4)).put("abc").until(1).change(new LimitData(5));

        playing.put("def").until(2);

        assertThat(playing.came()).containsExactly("abc@0", "de@1", "CLOSED@1");
    }

    @Test
    void limitDataThatWasReachedClosesAlsoWhenItIsTakenAway() {
        assertThat(new Playing(new LimitData(3)).put("abc").removed()).containsExactly("abc", "CLOSED");
        assertThat(new Playing(new LimitData(9)).put("abc").removed()).containsExactly("abc");
    }

    @Test
    void limitTimeCutsAtItsTimeWhateverPasses() {
        var playing = new Playing(new LimitTime(Duration.ofMillis(100)));

        playing.put("a").until(60).put("b").until(200);

        assertThat(playing.came()).containsExactly("a@0", "b@60", "CLOSED@100");
    }

    @Test
    void limitTimeCountsOnWhenItIsChanged() {
        var playing = new Playing(new LimitTime(Duration.ofMillis(100))).until(60);

        playing.change(new LimitTime(Duration.ofMillis(80))).until(200);

        assertThat(playing.came()).containsExactly("CLOSED@80");
    }
}
