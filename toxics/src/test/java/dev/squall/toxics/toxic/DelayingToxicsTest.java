package dev.squall.toxics.toxic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Latency, slow open, slow close. */
class DelayingToxicsTest {
    private static Duration millis(long length) {
        return Duration.ofMillis(length);
    }

    @Test
    void latencyDelaysEachPieceFromItsOwnArrival() {
        var playing = new Playing(new Latency(millis(100)));

        playing.put("a").until(30).put("b").until(500);

        assertThat(playing.came()).containsExactly("a@100", "b@130");
    }

    @Test
    void aBareEndPassesLatencyAtOnceAndOneBehindDataWaits() {
        assertThat(new Playing(new Latency(millis(100)))
                        .end(Ending.FINISHED)
                        .until(5)
                        .came())
                .containsExactly("FINISHED@0");
        assertThat(new Playing(new Latency(millis(100)))
                        .put("a")
                        .end(Ending.FINISHED)
                        .until(500)
                        .came())
                .containsExactly("a@100", "FINISHED@100");
    }

    @Test
    void jitterStaysWithinItsBoundsAndKeepsTheOrder() {
        for (int i = 0; i < 200; i++) {
            var playing = new Playing(new Latency(millis(100), millis(50)));
            playing.put("a").put("b").put("c").until(1000);
            assertThat(playing.came().stream().map(each -> each.substring(0, 1)))
                    .containsExactly("a", "b", "c");
            assertThat(playing.came().stream().map(each -> Long.parseLong(each.substring(2))))
                    .isSorted()
                    .allMatch(time -> time >= 50 && time <= 150);
        }
    }

    @Test
    void jitterBelowZeroIsNoDelay() {
        assertThat(new Playing(new Latency(millis(-500), millis(10)))
                        .put("a")
                        .until(1)
                        .came())
                .containsExactly("a@0");
    }

    @Test
    void interruptingLatencyLetsTheFirstPieceGo() {
        var playing =
                new Playing(new Latency(millis(100))).put("a").until(1).put("b").until(10);

        playing.interrupt().until(500);

        assertThat(playing.came()).containsExactly("a@10", "b@101");
    }

    @Test
    void takingLatencyAwayGivesUpEverythingInOrder() {
        var playing = new Playing(new Latency(millis(100))).put("a").put("b").end(Ending.FINISHED);

        assertThat(playing.removed()).containsExactly("a", "b", "FINISHED");
    }

    @Test
    void aQueueIsFullAt1024Pieces() {
        var playing = new Playing(new Latency(millis(100)));
        for (int i = 0; i < 1024; i++) {
            assertThat(playing.hasRoom()).isTrue();
            playing.put("x");
        }

        assertThat(playing.hasRoom()).isFalse();
    }

    @Test
    void queuesOfAServerShareALimitAndGiveBackWhatTheyTook() {
        var held = new HeldBytes(10);
        Flow one = new Latency(millis(100)).start(new Start(new java.util.SplittableRandom(1), held, 0, true));
        Flow other = new Latency(millis(100)).start(new Start(new java.util.SplittableRandom(1), held, 0, true));
        one.put(Playing.chunk(20, 0), 0);
        other.put(Playing.chunk(1, 0), 0);

        assertThat(List.of(one.hasRoom(), other.hasRoom())).containsExactly(false, false);
        one.drain();
        assertThat(other.hasRoom()).isTrue();
        other.poll(Long.MAX_VALUE - 1);
        assertThat(held.now()).isZero();
    }

    @Test
    void anEnormousLatencyIsForEver() {
        var playing = new Playing(new Latency(Duration.ofMillis(Long.MAX_VALUE)));

        playing.put("a").until(1_000_000);

        assertThat(playing.came()).isEmpty();
        assertThat(new Latency(Duration.ofMillis(Long.MAX_VALUE)).attributes())
                .containsEntry("latency", Long.MAX_VALUE);
    }

    @Test
    void slowOpenDelaysTheFirstDataOfANewConnectionOnly() {
        var playing = new Playing(new SlowOpen(millis(100)));

        playing.put("a").until(50).put("b").until(200).put("c").until(300);

        assertThat(playing.came()).containsExactly("a@100", "b@100", "c@200");
    }

    @Test
    void slowOpenSparesAConnectionThatIsOpenAlready() {
        assertThat(new Playing(new SlowOpen(millis(100)), false)
                        .put("a")
                        .until(5)
                        .came())
                .containsExactly("a@0");
    }

    @Test
    void slowCloseDelaysTheEndOnly() {
        assertThat(new Playing(new SlowClose(millis(100)))
                        .put("a")
                        .until(10)
                        .end(Ending.FINISHED)
                        .until(500)
                        .came())
                .containsExactly("a@0", "FINISHED@110");
    }

    @Test
    void changingSlowCloseBeginsTheWaitAnew() {
        var playing =
                new Playing(new SlowClose(millis(100))).end(Ending.FINISHED).until(60);

        playing.change(new SlowClose(millis(50))).until(500);

        assertThat(playing.came()).containsExactly("FINISHED@110");
    }
}
