package dev.squall.model.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as messages carry them. */
final class Instants {
    private static final int FRACTION = "2026-01-31T12:00:00".length();
    private static final int NANOS = 9;
    private static final int MICROS = 6;
    private static final int DAY = 86_400;
    private static final long YEAR_0 = -62_167_219_200L;
    private static final long YEAR_10_000 = 253_402_300_800L;

    private Instants() {}

    /**
     * As {@link Instant#parse}, which decides whatever is not written as {@link Instant#toString} does. A step's messages hold
     * a dozen times, and parsing them in general was a tenth of what an agent did for it.
     */
    static Instant parse(String text) {
        int end = text.length() - 1;
        if (end < FRACTION || end > FRACTION + 1 + NANOS || !hasShape(text, end)) {
            return Instant.parse(text);
        }
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int second = number(text, 17, 19);
        if (number(text, 11, 13) > 23
                || number(text, 14, 16) > 59
                || second > 59
                || month < 1
                || month > 12
                || day < 1
                || day > 28) {
            return Instant.parse(text);
        }
        long seconds = LocalDate.of(number(text, 0, 4), month, day).toEpochDay() * DAY
                + number(text, 11, 13) * 3_600L
                + number(text, 14, 16) * 60L
                + second;
        return Instant.ofEpochSecond(seconds, nanos(text, end));
    }

    /** As {@link Instant#toString}, without the general rules that formats are made of: a journal holds some per step. */
    static String write(Instant at) {
        int nanos = at.getNano();
        int digits = nanos == 0 ? 0 : nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : NANOS;
        return hasFourDigits(at) ? written(at, digits, "Z") : at.toString();
    }

    /** To the microsecond, always, and with an offset, as Python does: {@code 2026-01-31T12:00:00.000000+00:00}. */
    static String writeMicros(Instant at) {
        return hasFourDigits(at)
                ? written(at, MICROS, "+00:00")
                : DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx")
                        .withZone(ZoneOffset.UTC)
                        .format(at);
    }

    private static boolean hasFourDigits(Instant at) {
        return at.getEpochSecond() >= YEAR_0 && at.getEpochSecond() < YEAR_10_000;
    }

    private static String written(Instant at, int digits, String offset) {
        int second = (int) Math.floorMod(at.getEpochSecond(), DAY);
        var text = new StringBuilder(FRACTION + 1 + NANOS + offset.length())
                .append(LocalDate.ofEpochDay(Math.floorDiv(at.getEpochSecond(), DAY)));
        two(text.append('T'), second / 3_600);
        two(text.append(':'), second / 60 % 60);
        two(text.append(':'), second % 60);
        if (digits > 0) {
            text.append('.');
        }
        int left = at.getNano();
        for (int i = 0, unit = 100_000_000; i < digits; i++, unit /= 10) {
            text.append((char) ('0' + left / unit));
            left %= unit;
        }
        return text.append(offset).toString();
    }

    private static void two(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private static boolean hasShape(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean fits = switch (i) {
                case 4, 7 -> c == '-';
                case 10 -> c == 'T';
                case 13, 16 -> c == ':';
                case 19 -> c == '.';
                default -> c >= '0' && c <= '9';
            };
            if (!fits) {
                return false;
            }
        }
        return text.charAt(end) == 'Z' && end != FRACTION + 1;
    }

    private static long nanos(String text, int end) {
        long nanos = 0;
        for (int i = 1; i <= NANOS; i++) {
            int at = FRACTION + i;
            nanos = nanos * 10 + (at < end ? text.charAt(at) - '0' : 0);
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
