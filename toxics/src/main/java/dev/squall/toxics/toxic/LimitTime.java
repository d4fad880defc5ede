package dev.squall.toxics.toxic;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets data pass for {@code time} since the connection was opened, or the toxic came, and then closes the connection. */
public record LimitTime(Duration time) implements Toxic {
    static LimitTime of(Attributes values) {
        return new LimitTime(values.length("time", Attributes.MILLISECONDS));
    }

    @Override
    public ToxicType type() {
        return ToxicType.LIMIT_TIME;
    }

    @Override
    public Map<String, Number> attributes() {
        return Map.of("time", Attributes.count(time, Attributes.MILLISECONDS));
    }

    @Override
    public Flow start(Start start) {
        return new Ticking(this, start.now());
    }

    private static final class Ticking extends OneInHand {
        private final long begun;
        private LimitTime toxic;

        Ticking(LimitTime toxic, long begun) {
            this.toxic = toxic;
            this.begun = begun;
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
            return hand() == null ? Nanos.plus(begun, toxic.time) : super.due();
        }

        @Override
        public void follow(Toxic changed) {
            toxic = (LimitTime) changed;
        }
    }
}
