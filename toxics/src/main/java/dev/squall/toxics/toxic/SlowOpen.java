package dev.squall.toxics.toxic;

import java.time.Duration;
import java.util.Map;

/** Holds back the first data of a new connection for {@code delay}, and what comes behind it; then it is out of the way. */
public record SlowOpen(Duration delay) implements Toxic {
    static SlowOpen of(Attributes values) {
        return new SlowOpen(values.length("delay", Attributes.MILLISECONDS));
    }

    @Override
    public ToxicType type() {
        return ToxicType.SLOW_OPEN;
    }

    @Override
    public Map<String, Number> attributes() {
        return Map.of("delay", Attributes.count(delay, Attributes.MILLISECONDS));
    }

    @Override
    public Flow start(Start start) {
        return new Opening(this, start);
    }

    private static final class Opening extends Queueing {
        private SlowOpen toxic;
        private boolean open;

        Opening(SlowOpen toxic, Start start) {
            super(start.held());
            this.toxic = toxic;
            this.open = !start.fresh();
        }

        @Override
        long due(Chunk first) {
            if (open) {
                return first.arrived();
            }
            open = true;
            return Nanos.plus(first.arrived(), toxic.delay);
        }

        @Override
        public void interrupt(long now) {
            release(now);
        }

        @Override
        public void follow(Toxic changed) {
            toxic = (SlowOpen) changed;
        }
    }
}
