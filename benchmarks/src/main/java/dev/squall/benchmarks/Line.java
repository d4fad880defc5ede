package dev.squall.benchmarks;

import java.time.Duration;
import java.util.Locale;

/** One result: a ratio, a time of its own, or why there is none. */
sealed interface Line {
    String what();

    /** @param goal the ratio should not be above it */
    record Ratio(String what, Duration ours, String against, Duration baseline, double goal) implements Line {
        double value() {
            return (double) ours.toNanos() / baseline.toNanos();
        }
    }

    /** @param goal the time should not be above it */
    record Time(String what, Duration ours, String remark, Duration goal) implements Line {}

    record Left(String what, String reason) implements Line {}

    static String milliseconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f ms", time.toNanos() / 1e6);
    }

    default String row() {
        return switch (this) {
            case Ratio ratio ->
                row(
                        ratio.what,
                        milliseconds(ratio.ours),
                        "%s: %s".formatted(ratio.against, milliseconds(ratio.baseline)),
                        String.format(Locale.ROOT, "%.2f", ratio.value()),
                        String.format(Locale.ROOT, "<= %.2f", ratio.goal),
                        ratio.value() <= ratio.goal);
            case Time time ->
                row(
                        time.what,
                        milliseconds(time.ours),
                        time.remark,
                        "-",
                        "<= " + milliseconds(time.goal),
                        time.ours.compareTo(time.goal) <= 0);
            case Left(String what, String reason) -> "| %s | not measured: %s | | | | |".formatted(what, reason);
        };
    }

    private static String row(String what, String ours, String against, String ratio, String goal, boolean met) {
        return "| %s | %s | %s | %s | %s | %s |".formatted(what, ours, against, ratio, goal, met ? "met" : "missed");
    }
}
