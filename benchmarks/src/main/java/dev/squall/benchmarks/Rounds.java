package dev.squall.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Numbers that several ways gave in several rounds. */
final class Rounds {
    private final Map<String, List<Double>> numbers = new LinkedHashMap<>();

    void add(String way, double number) {
        numbers.computeIfAbsent(way, _ -> new ArrayList<>()).add(number);
    }

    double median(String way) {
        var sorted = new ArrayList<>(numbers.getOrDefault(way, List.of()));
        if (sorted.isEmpty()) {
            throw new IllegalStateException("nothing was measured of " + way);
        }
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** All of them, way by way. */
    @Override
    public String toString() {
        return shown("%.0f");
    }

    /** The same with two digits behind the point. */
    String exactly() {
        return shown("%.2f");
    }

    private String shown(String format) {
        var text = new StringBuilder();
        numbers.forEach((way, each) -> {
            text.append(text.isEmpty() ? "" : "; ").append(way);
            each.forEach(number -> text.append(' ').append(String.format(Locale.ROOT, format, number)));
        });
        return text.toString();
    }
}
