package dev.squall.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is not the same in several runs of one experiment: each value, and the runs that have it, by their numbers. */
final class Differences {
    private static final int MOST_NUMBERS = 12;

    private Differences() {}

    /** @param values such as {@code HELD: runs 1, 2; DEVIATED: run 3} */
    record Difference(String what, List<String> values) {}

    /** @param differs empty when the runs went alike */
    record Comparison(String title, String runs, List<Difference> differs, boolean alike) {}

    static List<Comparison> of(List<Run> runs) {
        var byTitle = new LinkedHashMap<String, List<Integer>>();
        for (int i = 0; i < runs.size(); i++) {
            byTitle.computeIfAbsent(runs.get(i).title(), _ -> new ArrayList<>()).add(i);
        }
        return byTitle.entrySet().stream()
                .filter(group -> group.getValue().size() > 1)
                .map(group -> compared(group.getKey(), group.getValue(), runs))
                .toList();
    }

    private static Comparison compared(String title, List<Integer> numbers, List<Run> runs) {
        var byFact = new LinkedHashMap<String, Map<String, List<Integer>>>();
        for (int number : numbers) {
            facts(runs.get(number))
                    .forEach((what, value) -> byFact.computeIfAbsent(what, _ -> new LinkedHashMap<>())
                            .computeIfAbsent(value, _ -> new ArrayList<>())
                            .add(number));
        }
        byFact.values().forEach(values -> addMissing(values, numbers));
        var differs = byFact.entrySet().stream()
                .filter(fact -> fact.getValue().size() > 1)
                .map(fact -> new Difference(
                        fact.getKey(),
                        fact.getValue().entrySet().stream()
                                .map(value -> value.getKey() + ": " + words(value.getValue()))
                                .toList()))
                .toList();
        return new Comparison(title, words(numbers), differs, differs.isEmpty());
    }

    /** What a run does not have is a difference as well. */
    private static void addMissing(Map<String, List<Integer>> values, List<Integer> numbers) {
        var missing = new ArrayList<>(numbers);
        values.values().forEach(missing::removeAll);
        if (!missing.isEmpty()) {
            values.put("not there", missing);
        }
    }

    private static Map<String, String> facts(Run run) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("verdict", run.verdict().word());
        facts.put("status", run.status());
        facts.put("faults", run.recovery().map(Page::recovery).orElse("not looked at"));
        run.toRecover().ifPresent(time -> facts.put("time to recover", Words.length(time)));
        run.checks().stream()
                .filter(check -> !check.when().equals("during"))
                .flatMap(check -> check.probes().stream())
                .forEach(step ->
                        facts.put(step.stage() + ": " + step.name(), step.mark().word()));
        long missed = run.checks().stream()
                .filter(check -> check.when().equals("during") && check.verdict() != Mark.GOOD)
                .count();
        facts.put("checks during the method that did not hold", Long.toString(missed));
        Stream.concat(run.method().stream(), run.rollbacks().stream())
                .forEach(step -> facts.put(
                        step.stage() + ": " + step.name(),
                        step.outcome()
                                + (step.mark() == Mark.PLAIN
                                        ? ""
                                        : ", " + step.mark().word())));
        run.guards().forEach(guard -> facts.put("guard " + guard.name(), word(guard)));
        return facts;
    }

    private static String word(Run.Guard guard) {
        return guard.tripped().isPresent() ? "tripped" : guard.warnings().isEmpty() ? "quiet" : "warned";
    }

    private static String words(List<Integer> numbers) {
        var shown = numbers.stream()
                .limit(MOST_NUMBERS)
                .map(number -> Integer.toString(number + 1))
                .toList();
        return (numbers.size() == 1 ? "run " : "runs ")
                + String.join(", ", shown)
                + (numbers.size() > MOST_NUMBERS ? " and " + (numbers.size() - MOST_NUMBERS) + " more" : "");
    }
}
