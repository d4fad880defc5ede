package dev.squall.toxics.toxic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lent memory comes back, whatever a toxic does with the data in it. */
class LeaseTest {
    private final AtomicInteger lent = new AtomicInteger();

    private Chunk borrowed(int length, long now) {
        lent.incrementAndGet();
        return new Chunk(ByteBuffer.allocate(length), now, Lease.of(lent::decrementAndGet));
    }

    static Stream<Toxic> toxics() {
        Duration moment = Duration.ofNanos(300);
        return Stream.of(
                new Noop(),
                new Latency(moment, moment),
                new SlowOpen(moment),
                new SlowClose(moment),
                new Bandwidth(20_000),
                new Bandwidth(0),
                new LimitData(70_000),
                new LimitData(0),
                new LimitTime(Duration.ofNanos(5000)),
                new Slicer(500, 300, moment),
                new Timeout(Duration.ofNanos(5000)),
                new ResetPeer(moment),
                new PacketLoss(0.5, 0.2),
                new Corrupt(0.01));
    }

    @ParameterizedTest
    @MethodSource("toxics")
    void everyToxicGivesBackWhatItWasLent(Toxic toxic) {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            Flow flow = toxic.start(new Start(new SplittableRandom(seed), new HeldBytes(1 << 30), 0, true));
            boolean ended = false;
            for (long now = 0; now < 10_000 && !ended; now += random.nextInt(500)) {
                if (flow.hasRoom()) {
                    flow.put(borrowed(1 + random.nextInt(5000), now), now);
                }
                if (random.nextInt(10) == 0) {
                    flow.interrupt(now);
                }
                for (Piece piece = flow.poll(now); piece != null && !ended; piece = flow.poll(now)) {
                    ended = piece instanceof Ending;
                    piece.discard();
                }
            }
            flow.removed(10_000);
            flow.drain().forEach(Piece::discard);

            assertThat(lent).as("seed %d", seed).hasValue(0);
        }
    }

    @Test
    void givingBackTwiceIsABug() {
        Chunk chunk = borrowed(10, 0);
        Chunk head = chunk.head(3);
        chunk.withoutHead(3).drop();
        assertThat(lent).hasValue(1);
        head.drop();
        assertThat(lent).hasValue(0);

        assertThatIllegalStateException().isThrownBy(head::drop);
    }
}
