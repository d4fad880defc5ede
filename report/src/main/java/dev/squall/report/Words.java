package dev.squall.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Makes texts of a journal fit to be shown: nothing unprintable, nothing endless. Escaping is the page's. */
final class Words {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS 'UTC'").withZone(ZoneOffset.UTC);

    private Words() {}

    /** What no XML may hold, and what would turn text around, is shown by its number. */
    static String clean(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (shows(point)) {
                out.appendCodePoint(point);
            } else {
                out.append(String.format(Locale.ROOT, "\\u%04x", point));
            }
        });
        return out.toString();
    }

    private static boolean shows(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\n' || point == '\t';
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    static String excerpt(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + " ... (" + text.length() + " characters)";
    }

    /** In one line, and short: the whole of it stands elsewhere. */
    static String label(String text, int most) {
        String line = text.replace('\n', ' ');
        if (line.length() <= most) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(most - 2)) ? most - 2 : most - 1;
        return line.substring(0, end) + "…";
    }

    static String time(Optional<Instant> at) {
        return at.map(TIME::format).orElse("unknown");
    }

    static String length(Optional<Duration> length) {
        return length.map(Words::length).orElse("unknown");
    }

    static String length(Duration length) {
        double seconds = length.toNanos() / 1e9;
        if (Math.abs(seconds) < 1) {
            return String.format(Locale.ROOT, "%.0f ms", seconds * 1000);
        }
        return Math.abs(seconds) < 120
                ? String.format(Locale.ROOT, "%.2f s", seconds)
                : String.format(Locale.ROOT, "%d min %d s", (long) seconds / 60, Math.abs((long) seconds % 60));
    }
}
