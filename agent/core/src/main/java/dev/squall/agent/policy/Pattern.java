package dev.squall.agent.policy;

import java.util.Arrays;
import java.util.List;

/** A text in which {@code *} stands for any characters, none included. */
public record Pattern(String text, List<String> parts) {

    public static Pattern of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a pattern is not blank; '*' stands for everything");
        }
        return new Pattern(text, Arrays.asList(text.split("\\*", -1)));
    }

    /** A pattern for this text alone, in which {@code *} is a character like any other. */
    public static Pattern exactly(String text) {
        return new Pattern(text, List.of(text));
    }

    static List<Pattern> all(String... texts) {
        return Arrays.stream(texts).map(Pattern::of).toList();
    }

    public boolean matches(String value) {
        if (parts.size() == 1) {
            return value.equals(parts.getFirst());
        }
        String first = parts.getFirst();
        String last = parts.getLast();
        if (!value.startsWith(first) || !value.endsWith(last) || value.length() < first.length() + last.length()) {
            return false;
        }
        int from = first.length();
        int end = value.length() - last.length();
        for (int i = 1; i < parts.size() - 1; i++) {
            String part = parts.get(i);
            int at = value.indexOf(part, from);
            if (at < 0 || at + part.length() > end) {
                return false;
            }
            from = at + part.length();
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
