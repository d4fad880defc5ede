package dev.squall.model.experiment;

import dev.squall.model.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** How durations are written ({@code 90ms}, {@code 1.5s}, {@code 1h30m}, or a number of seconds) and their limits. */
public final class Durations {
    public static final Duration LONGEST = Duration.ofDays(7);
    private static final int MAX_LENGTH = 40;
    /** Longer ones overflow, and are none. */
    private static final long MOST_MILLIS = Long.MAX_VALUE / 1_000_000;

    private Durations() {}

    /** Numbers with a unit each ({@code ms}, {@code s}, {@code m}, {@code h}, {@code d}), one after the other. */
    public static Optional<Duration> parse(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var sum = Duration.ZERO;
        int at = 0;
        while (at < text.length()) {
            int unit = endOf(text, at, true);
            int end = endOf(text, unit, false);
            long millis = millisOf(text.substring(unit, end));
            if (unit == at || millis == 0) {
                return Optional.empty();
            }
            var part = amount(text.substring(at, unit)).flatMap(number -> times(number, millis));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(part.get());
            at = end;
        }
        return Optional.of(sum);
    }

    /** A number of seconds or a text for {@link #parse}. */
    public static Optional<Duration> of(Json value) {
        return switch (value) {
            case Json.Number seconds -> times(seconds, 1000);
            case Json.Text(String text) -> parse(text);
            case Json.Null _, Json.Bool _, Json.Array _, Json.Mapping _ -> Optional.empty();
        };
    }

    /** As an author would write it, for a text that people read. */
    public static String written(Duration length) {
        if (length.isNegative()) {
            return "-" + written(length.negated());
        }
        if (length.compareTo(Duration.ofSeconds(1)) < 0) {
            return length.toMillis() + "ms";
        }
        var seconds = BigDecimal.valueOf(length.toSecondsPart())
                .add(BigDecimal.valueOf(length.toMillisPart(), 3))
                .stripTrailingZeros();
        return (length.toHours() == 0 ? "" : length.toHours() + "h")
                + (length.toMinutesPart() == 0 ? "" : length.toMinutesPart() + "m")
                + (seconds.signum() == 0 ? "" : seconds.toPlainString() + "s");
    }

    static void requirePositive(Duration value, String key) {
        if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "'" + key + "' must be more than 0 and at most 7 days, not " + written(value));
        }
    }

    private static int endOf(String text, int from, boolean digits) {
        int end = from;
        while (end < text.length() && digits == (text.charAt(end) == '.' || Character.isDigit(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    private static long millisOf(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            default -> 0;
        };
    }

    private static Optional<Json.Number> amount(String number) {
        try {
            return Optional.of(
                    number.length() < 10 && number.indexOf('.') < 0
                            ? new Json.Small(Long.parseLong(number), 0)
                            : Json.number(new BigDecimal(number)));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** Empty beyond a thousand years either way, long before a duration overflows. */
    private static Optional<Duration> times(Json.Number written, long millis) {
        long whole = written.whole().orElse(Long.MAX_VALUE);
        if (Math.abs(whole) <= MOST_MILLIS / millis) {
            return Optional.of(Duration.ofMillis(whole * millis));
        }
        var number = written.value();
        if (number.precision() - number.scale() > 11) {
            return Optional.empty();
        }
        var nanos = number.multiply(BigDecimal.valueOf(millis * 1_000_000));
        return nanos.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(nanos.longValue()));
    }
}
