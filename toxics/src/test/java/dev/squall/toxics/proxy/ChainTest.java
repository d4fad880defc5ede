package dev.squall.toxics.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.toxics.toxic.Bandwidth;
import dev.squall.toxics.toxic.Chunk;
import dev.squall.toxics.toxic.Ending;
import dev.squall.toxics.toxic.HeldBytes;
import dev.squall.toxics.toxic.Latency;
import dev.squall.toxics.toxic.Noop;
import dev.squall.toxics.toxic.Piece;
import dev.squall.toxics.toxic.Timeout;
import dev.squall.toxics.toxic.Toxic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The toxics of one direction together, in virtual milliseconds. */
class ChainTest {
    private static final long MILLI = 1_000_000;
    private static final Toxic SLOW = new Latency(Duration.ofMillis(100));

    private final HeldBytes held = new HeldBytes(1 << 30);
    private final List<String> came = new ArrayList<>();
    private double fate = 0.5;
    private long now;

    private PlacedToxic placed(long id, Toxic toxic, double toxicity) {
        return new PlacedToxic(
                id, "toxic-" + id, Stream.DOWNSTREAM, (float) toxicity, toxic, OptionalLong.empty(), new LongAdder());
    }

    private PlacedToxic placed(long id, Toxic toxic) {
        return placed(id, toxic, 1);
    }

    private Chain chain(PlacedToxic... toxics) {
        return new Chain(
                List.of(toxics),
                new Chain.Fate() {
                    @Override
                    public double of(PlacedToxic toxic) {
                        return fate;
                    }

                    @Override
                    public RandomGenerator chance(PlacedToxic toxic) {
                        return new SplittableRandom(toxic.id());
                    }
                },
                held,
                0);
    }

    private void put(Chain chain, String text) {
        chain.put(new Chunk(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), now * MILLI), now * MILLI);
        take(chain);
    }

    private void take(Chain chain) {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Piece piece = chain.poll(now * MILLI); piece != null; piece = chain.poll(now * MILLI)) {
                moved = true;
                came.add((piece instanceof Chunk chunk
                                ? StandardCharsets.UTF_8.decode(chunk.data().duplicate())
                                : piece)
                        + "@" + now);
            }
            moved |= chain.shift(now * MILLI);
        }
    }

    private void until(Chain chain, long millis) {
        for (; now < millis; now++) {
            take(chain);
        }
        take(chain);
    }

    private void apply(Chain chain, PlacedToxic... toxics) {
        chain.apply(List.of(toxics), now * MILLI);
        take(chain);
    }

    @Test
    void latenciesAddUp() {
        var chain = chain(placed(0, SLOW), placed(1, SLOW));

        put(chain, "a");
        until(chain, 300);

        assertThat(came).containsExactly("a@200");
    }

    @Test
    void withoutToxicsAChainIsEmpty() {
        assertThat(chain().isEmpty()).isTrue();
        assertThat(chain(placed(0, SLOW, 0.4)).isEmpty()).isTrue();
        assertThat(chain(placed(0, SLOW, 0.6)).isEmpty()).isFalse();
    }

    @Test
    void takingAwayLetsGoInOrderBeforeWhatComesLater() {
        var chain = chain(placed(0, SLOW));
        put(chain, "a");
        put(chain, "b");

        apply(chain);

        assertThat(came).containsExactly("a@0", "b@0");
        assertThat(chain.isEmpty()).isTrue();
        assertThat(held.now()).isZero();
    }

    @Test
    void whatAToxicLeavesBehindGoesThroughTheNext() {
        var chain = chain(placed(0, SLOW), placed(1, SLOW));
        put(chain, "a");
        put(chain, "b");
        until(chain, 10);

        apply(chain, placed(1, SLOW));
        put(chain, "c");
        until(chain, 300);

        // They arrived at 0, which is what the second one counts from.
        assertThat(came).containsExactly("a@100", "b@100", "c@110");
    }

    @Test
    void whatAToxicLeavesBehindWaitsForRoom() {
        var chain = chain(placed(0, SLOW), placed(1, new Bandwidth(0)));
        put(chain, "a");
        put(chain, "b");
        put(chain, "c");

        apply(chain, placed(1, new Bandwidth(0)));
        until(chain, 10);
        assertThat(came).isEmpty();
        apply(chain);

        assertThat(came).containsExactly("a@10", "b@10", "c@10");
    }

    @Test
    void addingAToxicLetsGoWhatTheLastOneHolds() {
        var chain = chain(placed(0, SLOW));
        put(chain, "a");
        until(chain, 10);

        apply(chain, placed(0, SLOW), placed(1, new Noop()));

        assertThat(came).containsExactly("a@10");
    }

    @Test
    void changingAToxicLetsGoWhatItHolds() {
        var chain = chain(placed(0, SLOW));
        put(chain, "a");
        until(chain, 10);

        apply(chain, placed(0, new Latency(Duration.ofSeconds(9))));

        assertThat(came).containsExactly("a@10");
    }

    @Test
    void aChangeOfItsExpiryAloneDisturbsNothing() {
        var toxic = placed(0, SLOW);
        var chain = chain(toxic);
        put(chain, "a");
        until(chain, 10);

        apply(chain, new PlacedToxic(0, toxic.name(), toxic.stream(), 1, SLOW, OptionalLong.of(7), toxic.hits()));
        until(chain, 200);

        assertThat(came).containsExactly("a@100");
    }

    @Test
    void fateIsDrawnOnce() {
        var chain = chain(placed(0, SLOW, 0.6));
        fate = 0.9; // would spare it, if it were drawn again

        apply(chain, placed(0, SLOW, 0.7), placed(1, new Noop()));
        apply(chain, placed(0, SLOW, 0.6));

        put(chain, "a");
        until(chain, 200);
        assertThat(came).containsExactly("a@100");
    }

    @Test
    void aHigherToxicityHitsMoreAndALowerOneFewer() {
        var chain = chain(placed(0, SLOW, 0.4));
        apply(chain, placed(0, SLOW, 0.6));
        put(chain, "a");
        until(chain, 10);
        apply(chain, placed(0, SLOW, 0.4));

        assertThat(came).containsExactly("a@10");
        assertThat(chain.isEmpty()).isTrue();
    }

    @Test
    void takingTimeoutAwayClosesOnlyConnectionsThatItHit() {
        var hit = chain(placed(0, new Timeout(Duration.ZERO), 0.6));
        var spared = chain(placed(0, new Timeout(Duration.ZERO), 0.4));

        apply(spared);
        assertThat(came).isEmpty();
        apply(hit);

        assertThat(came).containsExactly("CLOSED@0");
    }

    @Test
    void anEndingFinishesWhatItHasPassed() {
        var chain = chain(placed(0, new Timeout(Duration.ofMillis(50))), placed(1, SLOW));

        until(chain, 500);

        assertThat(came).containsExactly("CLOSED@50");
        assertThat(chain.isEnded()).isTrue();
        apply(chain, placed(1, SLOW));
        until(chain, 600);
        assertThat(came).containsExactly("CLOSED@50");
    }

    @Test
    void aToxicThatComesBehindAnEndingDoesNotKeepItUp() {
        var chain = chain(placed(0, SLOW));
        put(chain, "a");
        chain.put(Ending.FINISHED, 0);
        until(chain, 50);

        apply(chain, placed(0, SLOW), placed(1, SLOW));
        until(chain, 500);

        assertThat(came).containsExactly("a@150", "FINISHED@150");
    }

    @Test
    void hitsAreCounted() {
        var toxic = placed(0, SLOW);
        chain(toxic);
        chain(toxic);

        assertThat(toxic.hits().sum()).isEqualTo(2);
    }

    @Test
    void discardingGivesBackWhatIsHeld() {
        var chain = chain(placed(0, SLOW));
        put(chain, "abc");
        assertThat(held.now()).isEqualTo(3);

        chain.discard();

        assertThat(held.now()).isZero();
    }
}
