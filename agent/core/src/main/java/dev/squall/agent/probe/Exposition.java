package dev.squall.agent.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the text in which applications expose metrics: {@code name{label="value"} 1.5 [timestamp]}, one a line. */
final class Exposition {
    private Exposition() {}

    record Sample(Map<String, String> labels, String value) {}

    /** The samples of one metric; lines that are none are passed over. */
    static List<Sample> samples(String text, String metric) {
        var samples = new ArrayList<Sample>();
        text.lines()
                .filter(line -> line.startsWith(metric))
                .forEach(line -> sample(line, metric.length()).ifPresent(samples::add));
        return samples;
    }

    private static Optional<Sample> sample(String line, int at) {
        if (at < line.length() && line.charAt(at) == '{') {
            var labels = new LinkedHashMap<String, String>();
            int end = labels(line, at + 1, labels);
            return end < 0 ? Optional.empty() : value(line, end).map(value -> new Sample(labels, value));
        }
        return value(line, at).map(value -> new Sample(Map.of(), value));
    }

    /** Where the labels end; below 0 when they do not. */
    private static int labels(String line, int from, Map<String, String> labels) {
        int at = from;
        while (at < line.length() && line.charAt(at) != '}') {
            int equals = line.indexOf("=\"", at);
            if (equals < 0) {
                return -1;
            }
            var value = new StringBuilder();
            int end = quoted(line, equals + 2, value);
            labels.put(line.substring(at, equals).strip(), value.toString());
            at = end + 1;
            while (at < line.length() && (line.charAt(at) == ',' || line.charAt(at) == ' ')) {
                at++;
            }
        }
        return at < line.length() ? at + 1 : -1;
    }

    private static int quoted(String line, int from, StringBuilder value) {
        int at = from;
        while (at < line.length() && line.charAt(at) != '"') {
            char c = line.charAt(at);
            if (c == '\\' && at + 1 < line.length()) {
                at++;
                c = line.charAt(at) == 'n' ? '\n' : line.charAt(at);
            }
            value.append(c);
            at++;
        }
        return at;
    }

    private static Optional<String> value(String line, int at) {
        if (at >= line.length() || !Character.isWhitespace(line.charAt(at))) {
            return Optional.empty();
        }
        String[] rest = line.substring(at).strip().split("\\s+", 2);
        return rest[0].isEmpty() ? Optional.empty() : Optional.of(rest[0]);
    }
}
