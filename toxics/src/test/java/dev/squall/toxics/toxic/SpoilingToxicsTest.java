package dev.squall.toxics.toxic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slicer, packet loss, corrupt, noop. */
class SpoilingToxicsTest {
    private static List<Integer> lengths(Playing playing) {
        return playing.came().stream()
                .map(each -> each.substring(0, each.indexOf('@')))
                .map(each -> each.startsWith("x") ? each.length() : Integer.parseInt(each))
                .toList();
    }

    @Test
    void slicerHalvesUntilPiecesAreSmall() {
        assertThat(lengths(
                        new Playing(new Slicer(100, 0, Duration.ZERO)).put(400).until(1)))
                .containsExactly(100, 100, 100, 100);
    }

    @Test
    void noPieceIsLongerThanAverageAndVariation() {
        for (int length = 1; length < 32_768; length += 999) {
            List<Integer> lengths = lengths(
                    new Playing(new Slicer(200, 50, Duration.ZERO)).put(length).until(1));
            assertThat(lengths).allMatch(each -> each >= 1 && each <= 250);
            assertThat(lengths.stream().mapToInt(Integer::intValue).sum()).isEqualTo(length);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-5,0",
        "0,100000",
        "-9223372036854775808,9223372036854775807",
        "1,30000",
        "1,9223372036854775807",
        "10,-20"
    })
    void slicerSurvivesAnyNumbers(long average, long variation) {
        List<Integer> lengths = lengths(new Playing(new Slicer(average, variation, Duration.ZERO))
                .put(32_768)
                .until(1));

        assertThat(lengths.stream().mapToInt(Integer::intValue).sum()).isEqualTo(32_768);
    }

    @Test
    void anAverageOfNothingCutsNothing() {
        assertThat(lengths(
                        new Playing(new Slicer(0, 0, Duration.ZERO)).put(1000).until(1)))
                .containsExactly(1000);
    }

    @Test
    void slicerWaitsAfterEachPieceAlsoTheLast() {
        var playing = new Playing(new Slicer(1, 0, Duration.ofMillis(10))).put("ab");

        assertThat(playing.until(15).came()).containsExactly("a@0", "b@10");
        assertThat(playing.hasRoom()).isFalse();
        assertThat(playing.until(20).hasRoom()).isTrue();
    }

    @Test
    void interruptingSlicerSendsTheRestInOnePiece() {
        assertThat(new Playing(new Slicer(1, 0, Duration.ofMillis(10)))
                        .put("abcd")
                        .until(5)
                        .interrupt()
                        .until(6)
                        .came())
                .containsExactly("a@0", "bcd@5");
    }

    @Test
    void takingSlicerAwayGivesUpTheRest() {
        assertThat(new Playing(new Slicer(1, 0, Duration.ofMillis(10)))
                        .put("abcd")
                        .until(5)
                        .removed())
                .containsExactly("bcd");
    }

    @Test
    void packetLossDropsItsShare() {
        var playing = new Playing(new PacketLoss(0.3, 0));
        for (int i = 0; i < 10_000; i++) {
            playing.put("x").until(i);
        }

        assertThat(playing.came()).hasSizeBetween(6800, 7200);
    }

    @Test
    void correlatedLossesComeInBursts() {
        assertThat(longestLoss(0.9)).isGreaterThan(longestLoss(0));
    }

    private static int longestLoss(double correlation) {
        var playing = new Playing(new PacketLoss(0.1, correlation));
        int longest = 0;
        int run = 0;
        for (int i = 0; i < 5000; i++) {
            int before = playing.came().size();
            playing.put("x").until(i);
            run = playing.came().size() == before ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    @Test
    void packetLossOfAllAndOfNothing() {
        assertThat(new Playing(new PacketLoss(1, 0))
                        .put("a")
                        .end(Ending.FINISHED)
                        .until(1)
                        .came())
                .containsExactly("FINISHED@0");
        assertThat(new Playing(new PacketLoss(0, 1)).put("a").until(1).came()).containsExactly("a@0");
    }

    private static long flipped(double probability, int length) {
        Flow flow = new Corrupt(probability).start(new Start(new SplittableRandom(1), new HeldBytes(1), 0, true));
        flow.put(new Chunk(ByteBuffer.wrap(new byte[length]), 0), 0);
        ByteBuffer data = ((Chunk) flow.poll(0)).data();
        long flipped = 0;
        while (data.hasRemaining()) {
            flipped += Integer.bitCount(data.get() & 0xff);
        }
        return flipped;
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,0",
        "-1,0,0",
        "1,240000,240000",
        "7,240000,240000",
        "0.01,2200,2600",
        "0.5,119000,121000",
        "1e-300,0,0"
    })
    void corruptFlipsItsShareOfTheBits(double probability, long least, long most) {
        assertThat(flipped(probability, 30_000)).isBetween(least, most);
    }

    @Test
    void corruptLeavesTheDataItWasGivenAlone() {
        byte[] data = new byte[100];
        Flow flow = new Corrupt(1).start(new Start(new SplittableRandom(1), new HeldBytes(1), 0, true));

        flow.put(new Chunk(ByteBuffer.wrap(data), 0), 0);

        assertThat(data).containsOnly(0);
    }

    @Test
    void noopDoesNothing() {
        assertThat(new Playing(new Noop())
                        .put("a")
                        .until(1)
                        .end(Ending.RESET)
                        .until(2)
                        .came())
                .containsExactly("a@0", "RESET@1");
    }

    @Test
    void everyTypeHasAToxicOfItsAttributes() {
        for (var type : ToxicType.values()) {
            Toxic toxic = type.make(type.defaults());
            assertThat(toxic.type()).isEqualTo(type);
            assertThat(toxic.attributes()).isEqualTo(type.defaults().values());
            assertThat(toxic.attributes().keySet().stream().toList())
                    .isEqualTo(type.attributes().stream().map(Attribute::name).toList());
            assertThat(ToxicType.named(type.wireName())).contains(type);
        }
    }
}
