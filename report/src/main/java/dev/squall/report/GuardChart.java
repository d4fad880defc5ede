package dev.squall.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws a guard's samples over time, its thresholds, and where it warned and tripped. What has no value is a dot at the bottom. */
final class GuardChart {
    private static final int WIDTH = 660;
    private static final int HEIGHT = 150;
    private static final int LEFT = 60;
    private static final int BOTTOM = HEIGHT - 20;
    private static final int MOST_POINTS = 1_000;
    private static final int MOST_WARNINGS = 100;
    private static final String ABORT = "#c62828";
    private static final String WARN = "#b26a00";

    private GuardChart() {}

    static String of(Run.Guard guard) {
        if (guard.samples().isEmpty()) {
            return "";
        }
        var samples = thinned(guard.samples());
        var first = samples.getFirst().at();
        var last = samples.getLast().at();
        double span = Math.max(1e-6, Duration.between(first, last).toNanos() / 1e9);
        var values = Stream.concat(
                        samples.stream().flatMap(sample -> sample.value().stream()),
                        limits(guard).map(BigDecimal::doubleValue))
                .toList();
        double least = Math.min(0, values.stream().mapToDouble(it -> it).min().orElse(0));
        double most = values.stream().mapToDouble(it -> it).max().orElse(1);
        double range = most - least > 0 ? (most - least) * 1.1 : 1;
        var svg = new Svg(WIDTH, HEIGHT, "samples of " + guard.name());
        svg.line(LEFT, BOTTOM, WIDTH - 10.0, BOTTOM, "axis", "#888888", false)
                .line(LEFT, 8, LEFT, BOTTOM, "axis", "#888888", false)
                .text(LEFT - 6.0, BOTTOM, "end", number(least))
                .text(LEFT - 6.0, 16, "end", number(least + range))
                .text(WIDTH - 10.0, HEIGHT - 6.0, "end", Words.length(Duration.between(first, last)));
        guard.warnWhen().ifPresent(limit -> threshold(svg, limit, "warn when ", WARN, least, range));
        threshold(svg, guard.abortWhen(), "abort when ", ABORT, least, range);
        svg.path(samples.stream()
                .filter(sample -> sample.value().isPresent())
                .map(sample -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        x(sample.at(), first, span),
                        y(sample.value().orElseThrow(), least, range)))
                .collect(Collectors.joining(" ")));
        samples.forEach(sample -> svg.dot(
                x(sample.at(), first, span),
                sample.value().map(value -> y(value, least, range)).orElse((double) BOTTOM),
                sample.mark()));
        guard.warnings().stream()
                .limit(MOST_WARNINGS)
                .forEach(at -> moment(svg, x(at, first, span), BOTTOM - 4.0, "warned", WARN));
        guard.tripped().ifPresent(at -> moment(svg, x(at, first, span), 18, "tripped", ABORT));
        return svg.done();
    }

    private static Stream<BigDecimal> limits(Run.Guard guard) {
        return Stream.concat(Stream.of(guard.abortWhen()), guard.warnWhen().stream())
                .flatMap(limit -> limit.value().stream());
    }

    private static void threshold(Svg svg, Run.Limit limit, String words, String colour, double least, double range) {
        limit.value().ifPresent(value -> {
            double y = y(value.doubleValue(), least, range);
            svg.line(LEFT, y, WIDTH - 10.0, y, "threshold", colour, true)
                    .text(LEFT + 4.0, y - 3, "start", words + limit.written());
        });
    }

    private static void moment(Svg svg, double at, double height, String word, String colour) {
        double x = Math.clamp(at, LEFT, WIDTH - 10);
        svg.line(x, 8, x, BOTTOM, "threshold", colour, false).text(x - 4, height, "end", word);
    }

    /** Neighbours are left out evenly; the last one stays, and every one at which the verdict changes. */
    private static List<Run.Sample> thinned(List<Run.Sample> samples) {
        int step = samples.size() / MOST_POINTS + 1;
        return IntStream.range(0, samples.size())
                .filter(i -> i % step == 0 || i == samples.size() - 1 || turns(samples, i))
                .mapToObj(samples::get)
                .toList();
    }

    /** Whether what is known changes with this sample. */
    private static boolean turns(List<Run.Sample> samples, int i) {
        return samples.get(i).mark() != samples.get(i - 1).mark();
    }

    private static double x(Instant at, Instant first, double span) {
        return LEFT + (WIDTH - LEFT - 12) * (Duration.between(first, at).toNanos() / 1e9) / span;
    }

    private static double y(double value, double least, double range) {
        return BOTTOM - (BOTTOM - 8) * (value - least) / range;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
