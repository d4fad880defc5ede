package dev.squall.toxics.toxic;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Flips each bit with the given {@code probability}, from 0 to 1. */
public record Corrupt(double probability) implements Toxic {
    static Corrupt of(Attributes values) {
        return new Corrupt(values.fraction("probability"));
    }

    @Override
    public ToxicType type() {
        return ToxicType.CORRUPT;
    }

    @Override
    public Map<String, Number> attributes() {
        return Map.of("probability", probability);
    }

    @Override
    public Flow start(Start start) {
        return new Flipping(this, start.chance());
    }

    private static final class Flipping extends OneInHand {
        private static final double MORE_THAN_THERE_ARE = 8.0 * Chunk.LARGEST;

        private final RandomGenerator chance;
        private Corrupt toxic;

        Flipping(Corrupt toxic, RandomGenerator chance) {
            this.toxic = toxic;
            this.chance = chance;
        }

        @Override
        public void put(Piece piece, long now) {
            hold(piece instanceof Chunk chunk && toxic.probability > 0 ? flipped(chunk) : piece, now);
        }

        private Chunk flipped(Chunk chunk) {
            byte[] bytes = new byte[chunk.length()];
            chunk.data().get(chunk.data().position(), bytes);
            for (long bit = gap(); bit < 8L * bytes.length; bit += 1 + gap()) {
                bytes[(int) (bit / 8)] ^= (byte) (1 << (bit % 8));
            }
            chunk.drop();
            return new Chunk(ByteBuffer.wrap(bytes), chunk.arrived());
        }

        /** How many bits stay as they are before the next that is flipped: one draw a flip instead of one a bit. */
        private long gap() {
            if (toxic.probability >= 1) {
                return 0;
            }
            double gap = Math.log1p(-chance.nextDouble()) / Math.log1p(-toxic.probability);
            return (long) Math.min(gap, MORE_THAN_THERE_ARE);
        }

        @Override
        public void follow(Toxic changed) {
            toxic = (Corrupt) changed;
        }
    }
}
