package dev.squall.report;

import dev.squall.model.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes steps of a journal's entries. The entries of a stage are in order, and so is what Squall knows beyond them, so that
 * the n-th belongs to the n-th.
 */
final class Steps {
    private static final int MOST_WORDS = 600;

    private final Map<String, Deque<Json>> beyond = new HashMap<>();

    Steps(List<Json> known) {
        for (var step : known) {
            String address = Nodes.text(step, "step");
            int bracket = address.indexOf('[');
            String stage = bracket < 0 ? address : address.substring(0, bracket);
            beyond.computeIfAbsent(stage, _ -> new ArrayDeque<>()).add(step);
        }
    }

    List<Run.Step> entries(String stage, List<Json> entries) {
        var steps = new ArrayList<Run.Step>();
        for (var entry : entries) {
            var more = Optional.ofNullable(beyond.get(stage)).map(Deque::poll).orElse(Json.NULL);
            steps.add(step(stage, entry, more));
        }
        return steps;
    }

    private static Run.Step step(String stage, Json entry, Json more) {
        var activity = Nodes.mapping(entry, "activity");
        var judgement = Nodes.mapping(more, "judgement");
        String outcome = Nodes.text(more, "outcome");
        String status = Nodes.text(entry, "status");
        boolean judged = !judgement.isEmpty() || entry.member("tolerance_met") instanceof Json.Bool;
        Mark mark = !judgement.isEmpty()
                ? Mark.of(Nodes.text(judgement, "verdict"))
                : judged
                        ? Nodes.truth(entry, "tolerance_met") ? Mark.GOOD : Mark.BAD
                        : unjudged(outcome.isEmpty() ? status : outcome);
        return new Run.Step(
                stage,
                Words.excerpt(Nodes.shown(activity.member("name")), 120),
                Words.excerpt(Nodes.text(activity, "type"), 40),
                Words.excerpt(provider(Nodes.mapping(activity, "provider")), 200),
                Nodes.time(entry, "start").or(() -> Nodes.time(more, "dispatched")),
                Nodes.time(entry, "end").or(() -> Nodes.time(more, "ended")),
                mark,
                outcome.isEmpty() ? status.isEmpty() ? "broken off" : status : outcome.replace('-', ' '),
                Words.excerpt(Nodes.shown(activity.member("tolerance")), 400),
                words(entry, judgement));
    }

    /** A step that succeeded shows nothing about a hypothesis; one that did not is told. */
    private static Mark unjudged(String outcome) {
        return switch (outcome) {
            case "succeeded", "skipped" -> Mark.PLAIN;
            case "failed", "broke" -> Mark.BAD;
            default -> Mark.UNKNOWN;
        };
    }

    private static String provider(Json.Mapping provider) {
        return switch (Nodes.text(provider, "type")) {
            case "python" -> "python " + Nodes.text(provider, "module") + "." + Nodes.text(provider, "func");
            case "process" -> "process " + Nodes.shown(provider.member("path"));
            case "http" -> "http " + Nodes.text(provider, "method") + " " + Nodes.shown(provider.member("url"));
            case String type -> type + " " + Nodes.text(provider, "func");
        };
    }

    private static String words(Json entry, Json.Mapping judgement) {
        String reason = Nodes.text(judgement, "reason");
        String trouble = Nodes.list(entry, "exception").stream()
                .map(Nodes::shown)
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining())
                .strip();
        if (!trouble.isEmpty()) {
            String last = trouble.substring(trouble.lastIndexOf('\n') + 1);
            return Words.excerpt(reason.isEmpty() ? last : reason + "; " + last, MOST_WORDS);
        }
        String output = Nodes.shown(entry.member("output"));
        return Words.excerpt(
                reason.isEmpty() ? output : output.isEmpty() ? reason : reason + "; " + output, MOST_WORDS);
    }
}
