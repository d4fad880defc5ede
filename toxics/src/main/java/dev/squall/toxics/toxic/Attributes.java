package dev.squall.toxics.toxic;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values of a toxic's attributes, by name: what of a toxic goes over the wire, both ways. */
public record Attributes(Map<String, Number> values) {
    static final TemporalUnit MILLISECONDS = ChronoUnit.MILLIS;
    static final TemporalUnit MICROSECONDS = ChronoUnit.MICROS;

    public Attributes {
        values = Map.copyOf(values);
    }

    /** What these become when only some are given anew. */
    public Attributes with(Map<String, Number> given) {
        var merged = new LinkedHashMap<>(values);
        merged.putAll(given);
        return new Attributes(merged);
    }

    long whole(String name) {
        return value(name).longValue();
    }

    double fraction(String name) {
        return value(name).doubleValue();
    }

    Duration length(String name, TemporalUnit unit) {
        return Duration.of(whole(name), unit);
    }

    /** How many units a length is: the other way round. */
    static long count(Duration length, TemporalUnit unit) {
        return length.dividedBy(unit.getDuration());
    }

    private Number value(String name) {
        Number value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no attribute " + name);
        }
        return value;
    }
}
