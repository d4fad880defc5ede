package dev.squall.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the templates show, every value ready as a text. A template sees the names of these records.
 *
 * @param style the style sheet; empty where there is none
 */
record Page(String title, String style, boolean several, List<Part> runs, List<Differences.Comparison> comparisons) {
    /** @param value a text; {@code mark} colours it */
    record Fact(String name, String value, String mark) {}

    /** @param when such as {@code before} */
    record CheckPart(String when, String word, String mark, List<StepPart> probes) {}

    record StepPart(
            String name,
            String what,
            String began,
            String took,
            String outcome,
            String word,
            String mark,
            String tolerance,
            String words) {}

    record FaultPart(
            String name,
            String agent,
            String injected,
            String undone,
            String word,
            String mark,
            List<String> recovery) {}

    record GuardPart(String name, String threshold, String words, String mark, String chart, int samples) {}

    /** One run. */
    record Part(
            int number,
            String title,
            String description,
            String file,
            String word,
            String mark,
            String status,
            String recovery,
            String recoveryMark,
            String began,
            String took,
            String reason,
            List<String> notices,
            List<Fact> facts,
            String hypothesis,
            List<CheckPart> checks,
            boolean noHypothesis,
            List<StepPart> method,
            boolean noMethod,
            List<StepPart> rollbacks,
            boolean noRollbacks,
            List<FaultPart> faults,
            List<GuardPart> guards,
            List<String> stops,
            String timeline,
            int leftOut) {}

    static Page of(List<Run> runs) {
        boolean several = runs.size() > 1;
        return new Page(
                several
                        ? "Gameday report: " + runs.size() + " runs"
                        : runs.getFirst().title(),
                "",
                several,
                IntStream.range(0, runs.size())
                        .mapToObj(i -> Parts.of(i + 1, runs.get(i)))
                        .toList(),
                Differences.of(runs));
    }

    Page styled(String sheet) {
        return new Page(title, sheet, several, runs, comparisons);
    }

    static String recovery(Mark mark) {
        return switch (mark) {
            case GOOD -> "CLEAN";
            case BAD -> "DIRTY";
            case UNKNOWN, PLAIN -> "UNKNOWN";
        };
    }

    /** What nobody must overlook. */
    static List<String> notices(Run run) {
        var notices = new ArrayList<String>();
        if (run.ended().isEmpty()) {
            notices.add("The journal ends before the run does. What was in place then may still be in place.");
        }
        run.recovery()
                .filter(mark -> mark != Mark.GOOD)
                .ifPresent(mark -> notices.add(
                        mark == Mark.BAD
                                ? "DIRTY: something that was broken is still broken."
                                : "UNKNOWN: nobody knows whether everything that was broken is whole again."));
        if (run.recovery().isEmpty()) {
            notices.add("The tool that wrote this journal does not look whether what it broke is whole again.");
        }
        if (run.verdict() == Mark.UNKNOWN) {
            notices.add("UNKNOWN: this run does not show whether the hypothesis holds.");
        }
        return notices;
    }
}
