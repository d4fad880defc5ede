package dev.squall.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Puts one run into the words that templates show. */
final class Parts {
    /** Of the checks during the method, those that did not hold and this many of the others are shown. */
    private static final int MOST_CHECKS = 20;

    private Parts() {}

    static Page.Part of(int number, Run run) {
        return new Page.Part(
                number,
                run.title(),
                run.description(),
                run.file(),
                run.verdict().word(),
                run.verdict().style(),
                run.status(),
                run.recovery().map(Page::recovery).orElse("not looked at"),
                run.recovery().orElse(Mark.UNKNOWN).style(),
                Words.time(run.started()),
                Words.length(run.length()),
                run.reason(),
                Page.notices(run),
                facts(run),
                run.hypothesis(),
                checks(run),
                run.checks().isEmpty(),
                steps(run.method()),
                run.method().isEmpty(),
                steps(run.rollbacks()),
                run.rollbacks().isEmpty(),
                run.faults().stream().map(Parts::fault).toList(),
                run.guards().stream().map(Parts::guard).toList(),
                run.stops(),
                Timeline.of(run),
                Timeline.leftOut(run));
    }

    private static List<Page.Fact> facts(Run run) {
        var facts = new ArrayList<Page.Fact>();
        facts.add(new Page.Fact("written by", run.tool(), "plain"));
        if (!run.id().isEmpty()) {
            facts.add(new Page.Fact("run", run.id(), "plain"));
        }
        facts.add(new Page.Fact("ended", Words.time(run.ended()), "plain"));
        run.toRecover().ifPresent(time -> facts.add(new Page.Fact("time to recover", Words.length(time), "plain")));
        long during = run.checks().stream()
                .filter(check -> check.when().equals("during"))
                .count();
        if (during > 0) {
            long missed = run.checks().stream()
                    .filter(check -> check.when().equals("during") && check.verdict() != Mark.GOOD)
                    .count();
            facts.add(new Page.Fact(
                    "checks during the method",
                    during + ", " + missed + " did not hold",
                    missed == 0 ? "held" : "deviated"));
        }
        return facts;
    }

    private static List<Page.CheckPart> checks(Run run) {
        var shown = new ArrayList<Page.CheckPart>();
        int quiet = 0;
        for (var check : run.checks()) {
            boolean dull = check.when().equals("during") && check.verdict() == Mark.GOOD;
            quiet += dull ? 1 : 0;
            if (!dull || quiet <= MOST_CHECKS) {
                shown.add(new Page.CheckPart(
                        check.when(), check.verdict().word(), check.verdict().style(), steps(check.probes())));
            }
        }
        return shown;
    }

    private static List<Page.StepPart> steps(List<Run.Step> steps) {
        return steps.stream().map(Parts::step).toList();
    }

    private static Page.StepPart step(Run.Step step) {
        return new Page.StepPart(
                step.name(),
                Stream.of(step.type(), step.provider())
                        .filter(word -> !word.isBlank())
                        .reduce((one, two) -> one + ": " + two)
                        .orElse(""),
                Words.time(step.started()),
                Words.length(step.started().flatMap(from -> step.ended().map(to -> Duration.between(from, to)))),
                step.outcome(),
                step.mark() == Mark.PLAIN ? "" : step.mark().word(),
                step.mark().style(),
                step.tolerance(),
                step.words());
    }

    private static Page.FaultPart fault(Run.Fault fault) {
        return new Page.FaultPart(
                fault.name(),
                fault.agent(),
                fault.injected().map(_ -> Words.time(fault.injected())).orElse("not known to have been in place"),
                Words.time(fault.undone()),
                fault.outcomeWord(),
                fault.outcome().style(),
                fault.recovery());
    }

    private static Page.GuardPart guard(Run.Guard guard) {
        boolean tripped = guard.tripped().isPresent();
        long unknown = guard.samples().stream()
                .filter(sample -> sample.mark() == Mark.UNKNOWN)
                .count();
        return new Page.GuardPart(
                guard.name(),
                guard.abortWhen().written(),
                (tripped ? "tripped at " + Words.time(guard.tripped()) + ": " + guard.reason() : "did not trip")
                        + "; " + guard.samples().size() + " samples"
                        + (unknown == 0 ? "" : ", " + unknown + " of them UNKNOWN")
                        + guard.warnWhen().map(limit -> warnings(guard, limit)).orElse(""),
                tripped ? "deviated" : unknown == 0 ? "held" : "unknown",
                GuardChart.of(guard),
                guard.samples().size());
    }

    private static String warnings(Run.Guard guard, Run.Limit limit) {
        String first = Words.time(guard.warnings().stream().findFirst());
        return "; warns when " + limit.written() + ": "
                + switch (guard.warnings().size()) {
                    case 0 -> "never";
                    case 1 -> "once, at " + first;
                    default -> guard.warnings().size() + " times, first at " + first;
                };
    }
}
