package dev.squall.model.codec;

import java.time.Instant;
import java.time.LocalDate;

/** Times as messages carry them. */
final class Instants {
    private static final int FRACTION = "2026-01-31T12:00:00".length();
    private static final int NANOS = 9;

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
        long seconds = LocalDate.of(number(text, 0, 4), month, day).toEpochDay() * 86_400
                + number(text, 11, 13) * 3_600L
                + number(text, 14, 16) * 60L
                + second;
        return Instant.ofEpochSecond(seconds, nanos(text, end));
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
