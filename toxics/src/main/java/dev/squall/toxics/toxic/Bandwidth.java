package dev.squall.toxics.toxic;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@code rate} kilobytes (of 1,000 bytes) through in a second, in each direction of each connection by itself. Nothing passes while
 * the rate is zero or less: nothing is lost either, and nothing is closed.
 */
public record Bandwidth(long rate) implements Toxic {
    static Bandwidth of(Attributes values) {
        return new Bandwidth(values.whole("rate"));
    }

    @Override
    public ToxicType type() {
        return ToxicType.BANDWIDTH;
    }

    @Override
    public Map<String, Number> attributes() {
        return Map.of("rate", rate);
    }

    @Override
    public Flow start(Start start) {
        return new Metered(this);
    }

    private long takes(int bytes) {
        return bytes * 1_000_000L / rate;
    }

    /** Sends a tenth of a second's worth at a time, so that a low rate is a slow stream and not a long silence. */
    private static final class Metered extends OneInHand {
        private static final long STEP = Duration.ofMillis(100).toNanos();

        private Bandwidth toxic;
        /** By how much the last piece left late: the next one is that much earlier, so that lateness does not add up. */
        private long late;

        private boolean released;

        Metered(Bandwidth toxic) {
            this.toxic = toxic;
        }

        @Override
        public void put(Piece piece, long now) {
            switch (piece) {
                case Chunk chunk -> start(chunk, now - late);
                case Ending ending -> hold(ending, now);
            }
            late = 0;
        }

        @Override
        public @Nullable Piece poll(long now) {
            if (now < due()) {
                return null;
            }
            if (hand() instanceof Chunk chunk && !released && chunk.length() > step()) {
                int bytes = step();
                Chunk head = chunk.head(bytes);
                start(chunk.withoutHead(bytes), Math.max(due(), now - STEP));
                return head;
            }
            late = Math.min(now - due(), STEP);
            released = false;
            return super.poll(now);
        }

        @Override
        public void interrupt(long now) {
            late = 0;
            if (hand() instanceof Chunk chunk) {
                released = true;
                hold(chunk, now);
            }
        }

        @Override
        public void follow(Toxic changed) {
            toxic = (Bandwidth) changed;
        }

        private void start(Chunk chunk, long begun) {
            if (toxic.rate <= 0) {
                hold(chunk, NEVER);
            } else if (chunk.length() > step()) {
                hold(chunk, begun + STEP);
            } else {
                hold(chunk, begun + toxic.takes(chunk.length()));
            }
        }

        private int step() {
            return (int) Math.min(Chunk.LARGEST, Math.min(toxic.rate, Chunk.LARGEST) * 100);
        }
    }
}
