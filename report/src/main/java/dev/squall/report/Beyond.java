package dev.squall.report;

import dev.squall.model.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What only Squall's journals have: faults with their ends, guards with their samples, stops. */
final class Beyond {
    private static final Pattern LIMIT = Pattern.compile("[<>]=?\\s*(-?[0-9]{1,30}(?:\\.[0-9]{1,30})?)");

    /** What is larger is no measurement, and cannot be drawn. */
    private static final double LARGEST = 1e100;

    private Beyond() {}

    static List<Run.Fault> faults(Json.Mapping squall) {
        return Nodes.list(squall, "faults").stream().map(Beyond::fault).toList();
    }

    private static Run.Fault fault(Json fault) {
        var recoveries = Nodes.list(fault, "recoveries");
        var last = recoveries.isEmpty() ? Json.NULL : recoveries.getLast();
        String outcome = Nodes.text(fault, "outcome");
        var words = new ArrayList<>(recoveries.stream().map(Beyond::recovered).toList());
        String lost = Nodes.text(fault, "lost");
        if (!lost.isEmpty()) {
            words.add("nothing more is expected to be heard of it: " + Words.excerpt(lost, 600));
        }
        if (words.isEmpty()) {
            words.add("nothing is known of its end");
        }
        return new Run.Fault(
                Words.excerpt(Nodes.text(fault, "name"), 120),
                Words.excerpt(Nodes.text(fault, "agent"), 120),
                Nodes.time(fault, "injected"),
                Nodes.time(last, "verified"),
                Mark.of(outcome),
                outcome.isEmpty() ? "UNKNOWN" : outcome.toUpperCase(Locale.ROOT),
                words);
    }

    private static String recovered(Json word) {
        String begun = Words.time(Nodes.time(word, "undoing"));
        String took = Nodes.time(word, "undoing")
                .flatMap(from -> Nodes.time(word, "verified").map(to -> Words.length(Duration.between(from, to))))
                .orElse("an unknown time");
        return "undone (" + Words.excerpt(Nodes.text(word, "cause"), 40) + ") from " + begun
                + ", looked at again after " + took + ": "
                + Nodes.text(word, "outcome").toUpperCase(Locale.ROOT) + "; "
                + Words.excerpt(Nodes.shown(word.member("evidence")), 400);
    }

    static List<Run.Guard> guards(Json.Mapping squall, Json.Mapping experiment) {
        return Nodes.list(squall, "guards").stream()
                .map(trace -> guard(trace, experiment))
                .toList();
    }

    private static Run.Guard guard(Json trace, Json.Mapping experiment) {
        String name = Nodes.text(trace, "guard");
        var written = Nodes.list(experiment, "guards").stream()
                .filter(guard -> Nodes.text(guard, "name").equals(name))
                .findFirst()
                .orElse(Json.Mapping.EMPTY);
        var samples = Nodes.list(trace, "samples").stream()
                .flatMap(sample -> Nodes.time(sample, "at")
                        .map(at -> new Run.Sample(at, Mark.of(Nodes.text(sample, "verdict")), value(sample)))
                        .stream())
                .toList();
        return new Run.Guard(
                Words.excerpt(name, 120),
                limit(Nodes.text(written, "abort-when")),
                Optional.of(Nodes.text(written, "warn-when"))
                        .filter(text -> !text.isEmpty())
                        .map(Beyond::limit),
                Nodes.time(trace, "tripped"),
                Words.excerpt(Nodes.text(trace, "reason"), 600),
                Nodes.list(trace, "warnings").stream()
                        .flatMap(warning -> Nodes.time(warning, "at").stream())
                        .toList(),
                samples);
    }

    private static Run.Limit limit(String written) {
        var limit = LIMIT.matcher(written.strip());
        return new Run.Limit(
                Words.excerpt(written, 60),
                limit.matches() ? Optional.of(new BigDecimal(limit.group(1))) : Optional.empty());
    }

    private static Optional<Double> value(Json sample) {
        return sample.member("value") instanceof Json.Number number
                        && Math.abs(number.value().doubleValue()) < LARGEST
                ? Optional.of(number.value().doubleValue())
                : Optional.empty();
    }

    static List<String> stops(Json.Mapping squall) {
        return Nodes.list(squall, "stops").stream()
                .map(stop -> Words.time(Nodes.time(stop, "at")) + ": " + Words.excerpt(Nodes.text(stop, "cause"), 40)
                        + " by " + Words.excerpt(Nodes.text(stop, "by") + ": " + Nodes.text(stop, "reason"), 600))
                .toList();
    }
}
