package dev.squall.toxics.toxic;

import java.time.Duration;
import java.util.Map;

/** Holds back the end of a connection for {@code delay}; data passes. */
public record SlowClose(Duration delay) implements Toxic {
    static SlowClose of(Attributes values) {
        return new SlowClose(values.length("delay", Attributes.MILLISECONDS));
    }

    @Override
    public ToxicType type() {
        return ToxicType.SLOW_CLOSE;
    }

    @Override
    public Map<String, Number> attributes() {
        return Map.of("delay", Attributes.count(delay, Attributes.MILLISECONDS));
    }

    @Override
    public Flow start(Start start) {
        return new Closing(this);
    }

    private static final class Closing extends OneInHand {
        private SlowClose toxic;

        Closing(SlowClose toxic) {
            this.toxic = toxic;
        }

        @Override
        public void put(Piece piece, long now) {
            switch (piece) {
                case Chunk chunk -> hold(chunk, now);
                case Ending ending -> hold(ending, Nanos.plus(now, toxic.delay));
            }
        }

        /** An ending that waits, waits anew. */
        @Override
        public void interrupt(long now) {
            if (hand() instanceof Ending ending) {
                put(ending, now);
            }
        }

        @Override
        public void follow(Toxic changed) {
            toxic = (SlowClose) changed;
        }
    }
}
