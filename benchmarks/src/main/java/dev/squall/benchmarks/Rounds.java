package dev.squall.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Numbers that several ways gave in several rounds. */
final class Rounds {
    private Rounds() {}

    static Map<String, Double> medians(Map<String, List<Double>> rounds) {
        var medians = new LinkedHashMap<String, Double>();
        rounds.forEach((way, each) -> medians.put(way, median(each)));
        return medians;
    }

    private static double median(List<Double> numbers) {
        var sorted = new ArrayList<>(numbers);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    static String shown(Map<String, List<Double>> rounds) {
        var text = new StringBuilder();
        rounds.forEach((way, each) -> {
            text.append(text.isEmpty() ? "" : "; ").append(way);
            each.forEach(number -> text.append(String.format(Locale.ROOT, " %.0f", number)));
        });
        return text.toString();
    }
}
