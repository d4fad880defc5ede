package dev.squall.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Draws when each step ran and each fault was in place, a row each. */
final class Timeline {
    private static final int WIDTH = 660;
    private static final int NAMES = 260;
    /** Characters of the size of a label that fit before the bars. */
    private static final int LONGEST_NAME = 42;

    private static final int ROW = 18;
    private static final int MOST_ROWS = 60;

    private record Row(String name, Instant from, Optional<Instant> to, Mark mark, String words) {}

    private Timeline() {}

    /** Empty when the journal has no times. */
    static String of(Run run) {
        var rows = rows(run);
        if (rows.isEmpty()) {
            return "";
        }
        var first = Stream.concat(run.started().stream(), rows.stream().map(Row::from))
                .min(Instant::compareTo)
                .orElseThrow();
        var last = Stream.concat(
                        run.ended().stream(), rows.stream().map(row -> row.to().orElse(row.from())))
                .max(Instant::compareTo)
                .orElseThrow();
        var shown = rows.subList(0, Math.min(rows.size(), MOST_ROWS));
        double scale = (WIDTH - NAMES - 10) / Math.max(1e-6, seconds(first, last));
        var svg = new Svg(WIDTH, 30 + ROW * shown.size(), "timeline of " + run.title());
        for (int i = 0; i < shown.size(); i++) {
            var row = shown.get(i);
            double top = 8 + ROW * (double) i;
            double from = NAMES + scale * seconds(first, row.from());
            double to = NAMES + scale * seconds(first, row.to().orElse(last));
            svg.text(NAMES - 8, top + 10, "end", Words.label(row.name(), LONGEST_NAME))
                    .bar(from, top, to - from, 12, row.mark(), row.name() + ": " + row.words());
        }
        int bottom = 14 + ROW * shown.size();
        svg.line(NAMES, bottom, WIDTH - 10.0, bottom, "axis", "#888888", false)
                .text(NAMES, bottom + 13, "start", "0")
                .text(WIDTH - 10.0, bottom + 13, "end", Words.length(Duration.between(first, last)));
        return svg.done();
    }

    /** How many rows are left out of the drawing. */
    static int leftOut(Run run) {
        return Math.max(0, rows(run).size() - MOST_ROWS);
    }

    private static List<Row> rows(Run run) {
        var rows = new ArrayList<Row>();
        run.checks().stream()
                .filter(check -> check.when().equals("before"))
                .flatMap(check -> check.probes().stream())
                .forEach(step -> add(step, rows));
        run.method().forEach(step -> add(step, rows));
        run.faults()
                .forEach(fault -> fault.injected()
                        .ifPresent(at -> rows.add(new Row(
                                "fault: " + fault.name(), at, fault.undone(), fault.outcome(), fault.outcomeWord()))));
        run.checks().stream()
                .filter(check -> !check.when().equals("before"))
                .flatMap(check -> check.probes().stream())
                .forEach(step -> add(step, rows));
        run.rollbacks().forEach(step -> add(step, rows));
        return rows;
    }

    private static void add(Run.Step step, List<Row> rows) {
        step.started()
                .ifPresent(at -> rows.add(
                        new Row(step.stage() + ": " + step.name(), at, step.ended(), step.mark(), step.outcome())));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
