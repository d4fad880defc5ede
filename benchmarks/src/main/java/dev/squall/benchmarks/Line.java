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

    /** @param goal our rate should be so many times the baseline's */
    record Rate(String what, double ours, String unit, String against, double baseline, double goal) implements Line {}

    /** @param goal the megabytes should not be more */
    record Size(String what, double megabytes, String remark, double goal) implements Line {}

    /** @param goal the figure should not be more */
    record Figure(String what, double ours, String unit, String remark, double goal) implements Line {}

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
            case Rate rate ->
                row(
                        rate.what,
                        rounded(rate.ours) + " " + rate.unit,
                        "%s: %s %s".formatted(rate.against, rounded(rate.baseline), rate.unit),
                        String.format(Locale.ROOT, "%.2f", rate.ours / rate.baseline),
                        String.format(Locale.ROOT, ">= %.2f", rate.goal),
                        rate.ours >= rate.goal * rate.baseline);
            case Size size ->
                row(
                        size.what,
                        rounded(size.megabytes) + " MB",
                        size.remark,
                        "-",
                        "<= " + rounded(size.goal) + " MB",
                        size.megabytes <= size.goal);
            case Figure figure ->
                row(
                        figure.what,
                        exact(figure.ours) + " " + figure.unit,
                        figure.remark,
                        "-",
                        "<= " + exact(figure.goal) + " " + figure.unit,
                        figure.ours <= figure.goal);
            case Left(String what, String reason) -> "| %s | not measured: %s | | | | |".formatted(what, reason);
        };
    }

    private static String exact(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    private static String rounded(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    private static String row(String what, String ours, String against, String ratio, String goal, boolean met) {
        return "| %s | %s | %s | %s | %s | %s |".formatted(what, ours, against, ratio, goal, met ? "met" : "missed");
    }
}
