package dev.squall.model.codec;

import dev.squall.model.json.Json;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.StepAddress;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Random values of everything simple, awkward ones included, from one generator. */
class Any {
    private static final String[] TEXTS = {
        "",
        " ",
        "run-1",
        "täglich",
        "\u0000\u001f\u007f",
        "\"\\/\b\f\n\r\t",
        "\uD83D\uDE00 smile",
        "null",
        "${name}",
        "a.b[0]",
        "…\u2028\u2029"
    };

    final RandomGenerator random;

    Any(RandomGenerator random) {
        this.random = random;
    }

    boolean truth() {
        return random.nextBoolean();
    }

    String text() {
        return random.nextInt(4) == 0 ? TEXTS[random.nextInt(TEXTS.length)] : "t" + random.nextInt(1000);
    }

    Instant instant() {
        var whole = Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
        return random.nextBoolean() ? whole : whole.plusNanos(random.nextInt(1_000_000_000));
    }

    Duration duration() {
        return Duration.ofNanos(1 + random.nextLong(Duration.ofDays(7).toNanos()));
    }

    long integer() {
        return random.nextInt(5) == 0 ? Long.MAX_VALUE : random.nextInt(1000);
    }

    <E> E oneOf(E[] values) {
        return values[random.nextInt(values.length)];
    }

    <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    <T> List<T> list(Supplier<T> value) {
        var all = new ArrayList<T>();
        for (int i = random.nextInt(4); i > 0; i--) {
            all.add(value.get());
        }
        return all;
    }

    <T> Map<String, T> map(Supplier<T> value) {
        var all = new LinkedHashMap<String, T>();
        for (int i = random.nextInt(4); i > 0; i--) {
            all.put(text(), value.get());
        }
        return all;
    }

    AgentRef agent() {
        return new AgentRef("eu-" + random.nextInt(3), "agent." + random.nextInt(5));
    }

    StepAddress step() {
        return new StepAddress(
                oneOf(StepAddress.Stage.values()), random.nextInt(50), random.nextInt(2) * random.nextInt(90));
    }

    Json json() {
        return json(3);
    }

    Json.Mapping mapping() {
        return new Json.Mapping(map(() -> json(2)));
    }

    private Json json(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 8)) {
            case 0 -> Json.NULL;
            case 1 -> Json.of(truth());
            case 2 -> Json.of(random.nextLong());
            case 3 -> Json.number(new BigDecimal(new BigInteger(200, java.util.Random.from(random))));
            case 4 -> Json.decimal(BigDecimal.valueOf(random.nextLong(), random.nextInt(-30, 30)));
            case 5 -> Json.of(text());
            case 6 -> new Json.Array(list(() -> json(depth - 1)));
            default -> new Json.Mapping(map(() -> json(depth - 1)));
        };
    }
}
