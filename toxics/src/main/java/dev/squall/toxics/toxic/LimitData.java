package dev.squall.toxics.toxic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets exactly {@code bytes} pass, in each connection by itself, and then closes it. */
public record LimitData(long bytes) implements Toxic {
    static LimitData of(Attributes values) {
        return new LimitData(values.whole("bytes"));
    }

    @Override
    public ToxicType type() {
        return ToxicType.LIMIT_DATA;
    }

    @Override
    public Map<String, Number> attributes() {
        return Map.of("bytes", bytes);
    }

    @Override
    public Flow start(Start start) {
        return new Counting(this);
    }

    private static final class Counting extends OneInHand {
        private LimitData toxic;
        private long passed;
        private boolean reached;

        Counting(LimitData toxic) {
            this.toxic = toxic;
        }

        @Override
        public boolean hasRoom() {
            return super.hasRoom() && !reached;
        }

        @Override
        public void put(Piece piece, long now) {
            switch (piece) {
                case Ending ending -> hold(ending, now);
                case Chunk chunk -> {
                    int length = Math.clamp(toxic.bytes - passed, 0, chunk.length());
                    passed += length;
                    reached = passed >= toxic.bytes;
                    if (length == 0) {
                        chunk.drop();
                    }
                    hold(length == 0 ? Ending.CLOSED : chunk.only(length), now);
                }
            }
        }

        @Override
        public @Nullable Piece poll(long now) {
            Piece piece = super.poll(now);
            if (piece instanceof Chunk && reached) {
                hold(Ending.CLOSED, now);
            }
            return piece;
        }

        @Override
        public List<Piece> drain() {
            var all = new ArrayList<>(super.drain());
            if (reached && !all.contains(Ending.CLOSED)) {
                all.add(Ending.CLOSED);
            }
            return all;
        }

        @Override
        public void follow(Toxic changed) {
            toxic = (LimitData) changed;
        }
    }
}
