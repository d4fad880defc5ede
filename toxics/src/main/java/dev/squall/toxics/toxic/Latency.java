package dev.squall.toxics.toxic;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Delays data by {@code latency}, give or take up to {@code jitter}. Data keeps its order, and pieces wait side by side: it is no limit
 * of the rate. An ending waits behind data only.
 */
public record Latency(Duration latency, Duration jitter) implements Toxic {
    public Latency(Duration latency) {
        this(latency, Duration.ZERO);
    }

    static Latency of(Attributes values) {
        return new Latency(
                values.length("latency", Attributes.MILLISECONDS), values.length("jitter", Attributes.MILLISECONDS));
    }

    @Override
    public ToxicType type() {
        return ToxicType.LATENCY;
    }

    @Override
    public Map<String, Number> attributes() {
        var shown = new LinkedHashMap<String, Number>();
        shown.put("latency", Attributes.count(latency, Attributes.MILLISECONDS));
        shown.put("jitter", Attributes.count(jitter, Attributes.MILLISECONDS));
        return shown;
    }

    @Override
    public Flow start(Start start) {
        return new Late(this, start);
    }

    private static final class Late extends Queueing {
        private final RandomGenerator chance;
        private Latency toxic;

        Late(Latency toxic, Start start) {
            super(start.held());
            this.chance = start.chance();
            this.toxic = toxic;
        }

        @Override
        long due(Chunk first) {
            return Nanos.plus(first.arrived(), toxic.delay(chance));
        }

        @Override
        public void interrupt(long now) {
            release(now);
        }

        @Override
        public void follow(Toxic changed) {
            toxic = (Latency) changed;
        }
    }

    private Duration delay(RandomGenerator chance) {
        if (!jitter.isPositive()) {
            return latency;
        }
        long most = Nanos.of(jitter);
        return latency.plusNanos(chance.nextLong(-most, most));
    }
}
