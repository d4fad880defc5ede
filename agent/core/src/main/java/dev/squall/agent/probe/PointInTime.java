package dev.squall.agent.probe;

import dev.squall.model.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A time as people write it for a query, as Prometheus takes it. */
public final class PointInTime {
    static final String FORMS = "now, 5 minutes ago, 2026-03-01T12:00:00Z, or seconds since 1970";

    private static final Pattern AGO =
            Pattern.compile("(\\d{1,9})\\s*(s|sec|second|m|min|minute|h|hour|d|day|w|week)s?(\\s+ago)?");

    private PointInTime() {}

    static Optional<Json> of(Json written, Instant now) {
        return switch (written) {
            case Json.Number number -> Optional.of(number);
            case Json.Text(String text) -> of(text.strip().toLowerCase(Locale.ROOT), now);
            case Json.Null _, Json.Bool _, Json.Array _, Json.Mapping _ -> Optional.empty();
        };
    }

    private static Optional<Json> of(String text, Instant now) {
        if (text.equals("now")) {
            return Optional.of(Json.of(now.toString()));
        }
        var ago = ago(text);
        if (ago.isPresent()) {
            return Optional.of(Json.of(now.minus(ago.get()).toString()));
        }
        if (text.matches("\\d{1,12}(\\.\\d{1,9})?")) {
            return Optional.of(Json.of(text));
        }
        try {
            return Optional.of(Json.of(OffsetDateTime.parse(text.toUpperCase(Locale.ROOT))
                    .toInstant()
                    .toString()));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** How long ago {@code 5 minutes ago}, or {@code 5 minutes}, is. */
    public static Optional<Duration> ago(String written) {
        var ago = AGO.matcher(written.strip().toLowerCase(Locale.ROOT));
        return ago.matches()
                ? Optional.of(unit(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1))))
                : Optional.empty();
    }

    private static Duration unit(String word) {
        return switch (word.charAt(0)) {
            case 's' -> Duration.ofSeconds(1);
            case 'm' -> Duration.ofMinutes(1);
            case 'h' -> Duration.ofHours(1);
            case 'd' -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }
}
