package dev.squall.benchmarks;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Experiments that both programs read. */
final class Experiments {
    private Experiments() {}

    static String process() {
        return of(probe("true-is-true", "{\"type\": \"process\", \"path\": \"true\"}"));
    }

    static String http(String url, int probes) {
        return of(IntStream.range(0, probes)
                .mapToObj(number ->
                        probe("get-" + number, "{\"type\": \"http\", \"url\": \"%s\", \"timeout\": 5}".formatted(url)))
                .collect(Collectors.joining(", ")));
    }

    private static String of(String steps) {
        return """
                {"version": "1.0.0", "title": "Trivial", "description": "As little as an experiment can be",
                 "contributions": {"speed": "none"}, "method": [%s]}
                """.formatted(steps);
    }

    private static String probe(String name, String provider) {
        return "{\"type\": \"probe\", \"name\": \"%s\", \"provider\": %s}".formatted(name, provider);
    }
}
