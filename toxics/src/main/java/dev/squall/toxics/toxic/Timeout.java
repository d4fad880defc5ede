package dev.squall.toxics.toxic;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Drops all data, and closes the connection when no more has come for {@code timeout}; never when that is zero or less. Data is lost, so
 * taking the toxic away closes the connection as well.
 */
public record Timeout(Duration timeout) implements Toxic {
    static Timeout of(Attributes values) {
        return new Timeout(values.length("timeout", Attributes.MILLISECONDS));
    }

    @Override
    public ToxicType type() {
        return ToxicType.TIMEOUT;
    }

    @Override
    public Map<String, Number> attributes() {
        return Map.of("timeout", Attributes.count(timeout, Attributes.MILLISECONDS));
    }

    @Override
    public Flow start(Start start) {
        return new Silent(this, start.now());
    }

    private static final class Silent extends OneInHand {
        private Timeout toxic;
        private long since;

        Silent(Timeout toxic, long now) {
            this.toxic = toxic;
            this.since = now;
        }

        @Override
        public void put(Piece piece, long now) {
            switch (piece) {
                case Chunk chunk -> {
                    chunk.drop();
                    since = now;
                }
                case Ending ending -> hold(ending, now);
            }
        }

        @Override
        public @Nullable Piece poll(long now) {
            if (hand() == null && now >= due()) {
                hold(Ending.CLOSED, now);
            }
            return super.poll(now);
        }

        @Override
        public long due() {
            return hand() == null && toxic.timeout.isPositive() ? Nanos.plus(since, toxic.timeout) : super.due();
        }

        @Override
        public void interrupt(long now) {
            since = now;
        }

        @Override
        public void removed(long now) {
            hold(Ending.CLOSED, now);
        }

        @Override
        public void follow(Toxic changed) {
            toxic = (Timeout) changed;
        }
    }
}
