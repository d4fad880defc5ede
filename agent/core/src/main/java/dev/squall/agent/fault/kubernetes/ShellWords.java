package dev.squall.agent.fault.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a command line into words as a POSIX shell does, quotes and backslashes understood and nothing expanded; as Python's shlex. */
final class ShellWords {
    private static final char NONE = 0;

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private char quote = NONE;

    private ShellWords() {}

    /** Empty when a quote is not closed, or the line ends with a backslash. */
    static Optional<List<String>> of(String line) {
        var split = new ShellWords();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '\\' && split.quote != '\'') {
                if (at + 1 == line.length()) {
                    return Optional.empty();
                }
                at++;
                split.escaped(line.charAt(at));
            } else {
                split.take(c);
            }
            at++;
        }
        split.end();
        return split.quote == NONE ? Optional.of(split.words) : Optional.empty();
    }

    /** Between double quotes a backslash stands for itself, but before one of these two. */
    private void escaped(char c) {
        if (quote == '"' && c != '"' && c != '\\') {
            word.append('\\');
        }
        add(c);
    }

    private void take(char c) {
        if (quote != NONE) {
            if (c == quote) {
                quote = NONE;
            } else {
                add(c);
            }
        } else if (c == '\'' || c == '"') {
            quote = c;
            begun = true;
        } else if (Character.isWhitespace(c)) {
            end();
        } else {
            add(c);
        }
    }

    private void add(char c) {
        begun = true;
        word.append(c);
    }

    private void end() {
        if (begun && quote == NONE) {
            words.add(word.toString());
            word.setLength(0);
            begun = false;
        }
    }
}
