package dev.squall.model.fuzz;

import dev.squall.model.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;

/** Values that nobody means, in the places of values that somebody does. */
final class Strange {
    private static final List<String> TYPES = List.of("regex", "jsonpath", "range", "probe", "status", "");
    private static final List<String> KEYS =
            List.of("pattern", "path", "target", "expect", "count", "range", "status", "name");

    private Strange() {}

    static Json tolerance(RandomGenerator random) {
        if (random.nextInt(3) == 0) {
            return value(random);
        }
        var tolerance = Json.Mapping.EMPTY;
        if (random.nextInt(8) > 0) {
            tolerance = tolerance.with("type", Json.of(TYPES.get(random.nextInt(TYPES.size()))));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            tolerance = tolerance.with(KEYS.get(random.nextInt(KEYS.size())), value(random));
        }
        return tolerance;
    }

    static Json value(RandomGenerator random) {
        return switch (random.nextInt(14)) {
            case 0 -> Json.NULL;
            case 1 -> Json.of(random.nextBoolean());
            case 2 -> Json.number(BigDecimal.TEN.pow(random.nextInt(900)));
            case 3 -> Json.decimal(new BigDecimal("1E" + random.nextInt(-900, 900)));
            case 4 -> Json.of(random.nextInt(-3, 600));
            case 5 -> Json.of("${list}");
            case 6 -> Json.of("${many}");
            case 7 -> Json.of("$.a[*]");
            case 8 -> Json.of("\ud800\0");
            case 9 -> Json.of(" 1_0.5 ");
            case 10 -> Json.of("9".repeat(random.nextInt(1, 3_000)));
            case 11 -> Json.array(value(random), value(random));
            case 12 -> Json.array(value(random));
            default -> Json.mapping(KEYS.get(random.nextInt(KEYS.size())), value(random));
        };
    }
}
