package dev.squall.toxics.toxic;

import java.time.Duration;
import java.util.Map;

/**
 * Breaks the connection off {@code timeout} after the first data, or the end, of its direction: both sides see a reset. That data is
 * dropped. A connection on which nothing is sent is left alone.
 */
public record ResetPeer(Duration timeout) implements Toxic {
    static ResetPeer of(Attributes values) {
        return new ResetPeer(values.length("timeout", Attributes.MILLISECONDS));
    }

    @Override
    public ToxicType type() {
        return ToxicType.RESET_PEER;
    }

    @Override
    public Map<String, Number> attributes() {
        return Map.of("timeout", Attributes.count(timeout, Attributes.MILLISECONDS));
    }

    @Override
    public Flow start(Start start) {
        return new Breaking(this);
    }

    private static final class Breaking extends OneInHand {
        private ResetPeer toxic;
        private long hit;

        Breaking(ResetPeer toxic) {
            this.toxic = toxic;
        }

        @Override
        public void put(Piece piece, long now) {
            piece.discard();
            hit = now;
            hold(Ending.RESET, Nanos.plus(hit, toxic.timeout));
        }

        @Override
        public void follow(Toxic changed) {
            toxic = (ResetPeer) changed;
            if (hand() != null) {
                hold(Ending.RESET, Nanos.plus(hit, toxic.timeout));
            }
        }
    }
}
