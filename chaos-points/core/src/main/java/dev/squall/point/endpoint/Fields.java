package dev.squall.point.endpoint;

import dev.squall.point.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the members of a mapping one by one. What is wrong is an {@link IllegalArgumentException} that names the member. */
final class Fields {
    private final Json.Mapping written;
    private final Set<String> known = new HashSet<>();

    private Fields(Json.Mapping written) {
        this.written = written;
    }

    static Fields of(Json value, String what) {
        if (value instanceof Json.Mapping mapping) {
            return new Fields(mapping);
        }
        throw new IllegalArgumentException(what + " must be a mapping");
    }

    Optional<Json> any(String name) {
        known.add(name);
        return Optional.ofNullable(written.members().get(name)).filter(value -> !value.equals(Json.NOTHING));
    }

    Optional<String> text(String name) {
        return any(name).map(value -> {
            if (value instanceof Json.Text text) {
                return text.value();
            }
            throw wrong(name, "must be a text");
        });
    }

    String required(String name) {
        return text(name).orElseThrow(() -> wrong(name, "is missing"));
    }

    Optional<Double> number(String name) {
        return any(name).map(value -> {
            if (value instanceof Json.Number number) {
                return number.value().doubleValue();
            }
            throw wrong(name, "must be a number");
        });
    }

    Optional<Long> whole(String name, long least, long most) {
        return any(name).map(value -> {
            if (value instanceof Json.Number number
                    && number.value().compareTo(BigDecimal.valueOf(least)) >= 0
                    && number.value().compareTo(BigDecimal.valueOf(most)) <= 0
                    && number.value().stripTrailingZeros().scale() <= 0) {
                return number.value().longValueExact();
            }
            throw wrong(name, "must be a whole number from " + least + " to " + most);
        });
    }

    Optional<Duration> millis(String name, Duration most) {
        return whole(name, 0, most.toMillis()).map(Duration::ofMillis);
    }

    List<Json> list(String name) {
        return any(name)
                .map(value -> {
                    if (value instanceof Json.Array array) {
                        return array.items();
                    }
                    throw wrong(name, "must be a list");
                })
                .orElseThrow(() -> wrong(name, "is missing"));
    }

    /** To be called when all members that mean something were asked for. */
    void nothingElse() {
        for (String name : written.members().keySet()) {
            if (!known.contains(name)) {
                throw wrong(name, "is not known here");
            }
        }
    }

    static IllegalArgumentException wrong(String name, String remedy) {
        return new IllegalArgumentException("'" + name + "' " + remedy);
    }
}
