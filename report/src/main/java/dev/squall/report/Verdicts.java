package dev.squall.report;

import java.util.List;

/**
 * What can honestly be said of a run whose journal has no verdict of its own. Chaos Toolkit calls a run completed when its
 * gate was missed, and when its hypothesis did not hold during the method; here that is not success.
 */
final class Verdicts {
    private Verdicts() {}

    static Mark of(boolean finished, boolean deviated, List<Run.Check> checks) {
        if (deviated || checks.stream().anyMatch(check -> check.verdict() == Mark.BAD)) {
            return Mark.BAD;
        }
        boolean after = checks.stream().anyMatch(check -> check.when().equals("after") && check.verdict() == Mark.GOOD);
        boolean doubt = checks.stream().anyMatch(check -> check.verdict() == Mark.UNKNOWN);
        return finished && after && !doubt ? Mark.GOOD : Mark.UNKNOWN;
    }

    static String reason(boolean finished, List<Run.Check> checks, List<Run.Step> method) {
        if (!finished) {
            return "the journal ends before its run does: what was in place may still be in place";
        }
        if (checks.isEmpty()) {
            return "there was no hypothesis, so nothing was shown";
        }
        var first = checks.getFirst();
        if (first.when().equals("before") && first.verdict() != Mark.GOOD) {
            return "the hypothesis did not hold before the method, so nothing was shown";
        }
        long failed = method.stream().filter(step -> step.mark() == Mark.BAD).count();
        String after = checks.stream()
                .filter(check -> check.verdict() != Mark.GOOD)
                .findFirst()
                .map(check -> "the hypothesis did not hold " + check.when() + " the method")
                .orElse("every check of the hypothesis held");
        return after + (failed == 0 ? "" : "; " + failed + " steps of the method failed");
    }
}
