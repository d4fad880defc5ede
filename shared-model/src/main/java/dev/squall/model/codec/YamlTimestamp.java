package dev.squall.model.codec;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;

/** Dates as Python's {@code isoformat()} writes what PyYAML reads: {@code 2026-02-01T10:00:00+01:00}. */
final class YamlTimestamp {
    private YamlTimestamp() {}

    static String date(Matcher match) {
        return LocalDate.of(part(match, 1), part(match, 2), part(match, 3)).toString();
    }

    static String text(Matcher match) {
        var time = LocalDateTime.of(
                part(match, 1), part(match, 2), part(match, 3), part(match, 4), part(match, 5), part(match, 6));
        var fraction = Optional.ofNullable(match.group(7)).orElse("");
        int micros = fraction.isEmpty() ? 0 : Integer.parseInt((fraction + "000000").substring(0, 6));
        var text = new StringBuilder(time.toLocalDate().toString())
                .append('T')
                .append(padded(time.getHour(), 2))
                .append(':')
                .append(padded(time.getMinute(), 2))
                .append(':')
                .append(padded(time.getSecond(), 2));
        if (micros > 0) {
            text.append('.').append(padded(micros, 6));
        }
        return text.append(offset(match)).toString();
    }

    private static String offset(Matcher match) {
        if (match.group(8) != null) {
            return "+00:00";
        }
        if (match.group(9) == null) {
            return "";
        }
        int minutes = match.group(11) == null ? 0 : part(match, 11);
        var offset = ZoneOffset.ofHoursMinutes(part(match, 10), minutes);
        return offset.getTotalSeconds() == 0
                ? "+00:00"
                : match.group(9) + offset.getId().substring(1);
    }

    private static int part(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static String padded(int value, int width) {
        var digits = Integer.toString(value);
        return "0".repeat(width - digits.length()) + digits;
    }
}
