package dev.squall.junit.experiment;

import dev.squall.model.journal.Journal;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.message.Recovery;
import dev.squall.model.tolerance.Excerpt;
import dev.squall.model.tolerance.Verdict;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;

/** Fails a test whose experiment did not hold: says how it ended, by which steps, what is not undone, and where the journal is. */
final class ExperimentFailure extends AssertionError {
    private static final long serialVersionUID = 1L;

    private ExperimentFailure(String message) {
        super(message);
    }

    static ExperimentFailure of(String test, String file, Finished finished) {
        var journal = finished.journal();
        var result = journal.result().orElseThrow();
        var lines = new ArrayList<String>();
        lines.add(test + ": experiment " + file + " " + word(finished) + ": " + result.reason());
        journal.steps().stream()
                .filter(ExperimentFailure::isTrouble)
                .map(ExperimentFailure::step)
                .forEach(lines::add);
        journal.guards()
                .forEach(guard -> guard.tripped()
                        .ifPresent(tripped -> lines.add("guard " + guard.guard() + ": tripped: " + tripped.reason())));
        journal.faults().stream()
                .filter(fault -> fault.outcome().filter(Recovery.CLEAN::equals).isEmpty())
                .map(ExperimentFailure::fault)
                .forEach(lines::add);
        lines.addAll(finished.earlier());
        lines.add("journal: " + finished.file());
        lines.add("seed: " + journal.plan().seed());
        return new ExperimentFailure(String.join("\n  ", lines));
    }

    private static String word(Finished finished) {
        var result = finished.journal().result().orElseThrow();
        return switch (finished.ending()) {
            case HELD -> "held";
            case FAILED -> result.deviated() ? "deviated" : words(result.status());
            case GATE_MISSED -> "injected nothing, because its hypothesis did not hold before";
            case LEFT_BROKEN -> "may have left a fault in place (" + result.recovery() + ")";
            case UNKNOWN -> "ended, and nobody knows whether it held";
        };
    }

    private static boolean isTrouble(Journal.Entry step) {
        return step.judgement()
                        .map(judgement -> judgement.verdict() != Verdict.HELD)
                        .orElse(false)
                || step.outcome().map(ExperimentFailure::isTrouble).orElse(true);
    }

    private static boolean isTrouble(StepOutcome outcome) {
        return switch (outcome) {
            case SUCCEEDED, SKIPPED -> false;
            case FAILED, UNKNOWN, BROKE, BROKEN_OFF -> true;
        };
    }

    private static String step(Journal.Entry step) {
        String said = step.judgement()
                .filter(judgement -> judgement.verdict() != Verdict.HELD)
                .map(judgement -> judgement.verdict() + ": " + judgement.reason())
                .orElseGet(() -> step.outcome().map(ExperimentFailure::words).orElse("not ended"));
        String trouble = step.shares().stream()
                .flatMap(share -> share.trouble().stream())
                .filter(each -> !said.contains(each))
                .collect(Collectors.joining("; "));
        return step.address() + " " + step.name() + ": " + said + (trouble.isEmpty() ? "" : ": " + trouble);
    }

    private static String fault(Journal.Fault fault) {
        String evidence = fault.recoveries().isEmpty()
                ? fault.lost().orElse("nothing was heard of its end")
                : "read afterwards: "
                        + Excerpt.of(fault.recoveries().getLast().report().evidence());
        return "not undone: " + fault.name() + ": "
                + fault.outcome().map(Enum::name).orElse("still in place") + ", " + evidence;
    }

    private static String words(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
