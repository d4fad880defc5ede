package dev.squall.toxics.toxic;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Cuts data into small pieces: halves it until no piece is longer than {@code averageSize + sizeVariation} bytes, each cut up to
 * {@code sizeVariation} off the middle, and waits for {@code delay} after each. An average of zero or less cuts nothing.
 */
public record Slicer(long averageSize, long sizeVariation, Duration delay) implements Toxic {
    static Slicer of(Attributes values) {
        return new Slicer(
                values.whole("average_size"),
                values.whole("size_variation"),
                values.length("delay", Attributes.MICROSECONDS));
    }

    @Override
    public ToxicType type() {
        return ToxicType.SLICER;
    }

    @Override
    public Map<String, Number> attributes() {
        var shown = new LinkedHashMap<String, Number>();
        shown.put("average_size", averageSize);
        shown.put("size_variation", sizeVariation);
        shown.put("delay", Attributes.count(delay, Attributes.MICROSECONDS));
        return shown;
    }

    @Override
    public Flow start(Start start) {
        return new Slicing(this, start.chance());
    }

    /** Adds the lengths of the pieces of {@code length} bytes. */
    private void cut(int length, RandomGenerator chance, Deque<Integer> lengths) {
        long variation = Math.clamp(sizeVariation, 0, Chunk.LARGEST);
        if (averageSize <= 0 || length <= 1 || length - averageSize <= variation) {
            lengths.add(length);
            return;
        }
        long off = variation > 0 ? chance.nextLong(-variation, variation) : 0;
        int left = Math.clamp(length / 2 + off, 1, length - 1);
        cut(left, chance, lengths);
        cut(length - left, chance, lengths);
    }

    private static final class Slicing extends Flow {
        private final RandomGenerator chance;
        private final Deque<Integer> lengths = new ArrayDeque<>();
        private Slicer toxic;
        private @Nullable Piece rest;
        private long next;
        private boolean waits;

        Slicing(Slicer toxic, RandomGenerator chance) {
            this.toxic = toxic;
            this.chance = chance;
        }

        @Override
        public boolean hasRoom() {
            return rest == null && !waits;
        }

        @Override
        public void put(Piece piece, long now) {
            rest = piece;
            next = now;
            if (piece instanceof Chunk chunk) {
                toxic.cut(chunk.length(), chance, lengths);
            }
        }

        @Override
        public @Nullable Piece poll(long now) {
            if (now < next) {
                return null;
            }
            waits = false;
            return rest instanceof Chunk chunk ? slice(chunk, now) : end();
        }

        private Piece slice(Chunk chunk, long now) {
            int length = lengths.remove();
            boolean last = lengths.isEmpty();
            Chunk slice = last ? chunk : chunk.head(length);
            rest = last ? null : chunk.withoutHead(length);
            waits = toxic.delay.isPositive();
            next = Nanos.plus(now, toxic.delay);
            return slice;
        }

        private @Nullable Piece end() {
            Piece ending = rest;
            rest = null;
            return ending;
        }

        @Override
        public long due() {
            return rest == null && !waits ? NEVER : next;
        }

        /** The rest goes in one piece. */
        @Override
        public void interrupt(long now) {
            next = now;
            if (rest instanceof Chunk chunk) {
                lengths.clear();
                lengths.add(chunk.length());
            }
        }

        @Override
        public List<Piece> drain() {
            Piece left = rest;
            rest = null;
            return left == null ? List.of() : List.of(left);
        }

        @Override
        public void follow(Toxic changed) {
            toxic = (Slicer) changed;
        }
    }
}
