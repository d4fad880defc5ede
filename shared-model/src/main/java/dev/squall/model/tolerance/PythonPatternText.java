package dev.squall.model.tolerance;

import java.util.regex.PatternSyntaxException;

/**
 * Rewrites a Python pattern where Java would read it otherwise: {@code (?P<name>}, braces that are no repetition,
 * {@code [} and {@code &} inside a class, {@code \Z}, and escapes that only one of them knows.
 */
final class PythonPatternText {
    private static final String SAME_ESCAPES = "AbBdDsSwWafnrtxuN";

    private final String python;
    private final StringBuilder java = new StringBuilder();
    private int at;

    private PythonPatternText(String python) {
        this.python = python;
    }

    static String toJava(String python) {
        var translation = new PythonPatternText(python);
        while (translation.at < python.length()) {
            translation.next();
        }
        return translation.java.toString();
    }

    private void next() {
        char c = python.charAt(at);
        switch (c) {
            case '\\' -> escape(false);
            case '[' -> characterClass();
            case '{' -> brace();
            case '(' -> group();
            default -> {
                java.append(c);
                at++;
            }
        }
    }

    private void group() {
        if (python.startsWith("(?P<", at)) {
            copyName("(?<", at + 4, '>');
        } else if (python.startsWith("(?P=", at)) {
            copyName("\\k<", at + 4, ')');
        } else if (python.startsWith("(?a)", at) || python.startsWith("(?u)", at)) {
            at += 4; // both are what the flags already say, or nearly
        } else if (python.startsWith("(?#", at)) {
            at = endOf(')', at, "the comment is not closed") + 1;
        } else if (python.startsWith("(?<", at) && !python.startsWith("(?<=", at) && !python.startsWith("(?<!", at)) {
            throw wrong("a named group is written (?P<name>...)");
        } else {
            java.append('(');
            at++;
        }
    }

    /** Java's names of groups have no underscore; each stands for itself doubled up with a letter. */
    private void copyName(String opening, int begin, char closing) {
        int end = endOf(closing, begin, "the name of the group is not closed");
        var name = python.substring(begin, end);
        if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
            throw wrong("'" + name + "' is no name of a group");
        }
        java.append(opening)
                .append("g")
                .append(name.replace("Z", "ZZ").replace("_", "ZU"))
                .append('>');
        at = end + 1;
    }

    /** {@code {2}}, {@code {2,}}, {@code {,5}} and {@code {2,5}} repeat; any other brace is a brace. */
    private void brace() {
        int end = at + 1;
        boolean comma = false;
        boolean digit = false;
        while (end < python.length()
                && (Character.isDigit(python.charAt(end)) || (python.charAt(end) == ',' && !comma))) {
            comma |= python.charAt(end) == ',';
            digit |= python.charAt(end) != ',';
            end++;
        }
        boolean repeats = end < python.length() && python.charAt(end) == '}' && (digit || comma);
        if (!repeats) {
            java.append("\\{");
            at++;
            return;
        }
        var bounds = python.substring(at + 1, end);
        java.append('{')
                .append(bounds.startsWith(",") ? "0" : "")
                .append(bounds)
                .append('}');
        at = end + 1;
    }

    private void characterClass() {
        java.append('[');
        at++;
        if (at < python.length() && python.charAt(at) == '^') {
            java.append('^');
            at++;
        }
        boolean first = true;
        while (at < python.length() && (first || python.charAt(at) != ']')) {
            char c = python.charAt(at);
            first = false;
            if (c == '\\') {
                escape(true);
            } else {
                java.append("[]&#~ ".indexOf(c) >= 0 ? "\\" : "").append(c);
                at++;
            }
        }
        if (at >= python.length()) {
            throw wrong("unterminated character set");
        }
        java.append(']');
        at++;
    }

    private void escape(boolean inClass) {
        if (at + 1 >= python.length()) {
            throw wrong("a backslash at the end");
        }
        char c = python.charAt(at + 1);
        if (c == 'Z' && !inClass) {
            java.append("\\z");
        } else if (c == 'v') {
            java.append("\\x0B");
        } else if (c == 'b' && inClass) {
            java.append("\\x08");
        } else if (c == 'U') {
            longEscape();
            return;
        } else if (python.startsWith("N{", at + 1)) {
            int end = endOf('}', at, "the name of the character is not closed") + 1;
            java.append(python, at, end);
            at = end;
            return;
        } else if (c == '0') {
            octal(at + 1, Math.min(at + 4, python.length()));
            return;
        } else if (isLetter(c) && SAME_ESCAPES.indexOf(c) < 0) {
            throw wrong("bad escape \\" + c);
        } else {
            java.append('\\').append(c);
        }
        at += 2;
    }

    private void longEscape() {
        int end = at + 10;
        if (end > python.length()) {
            throw wrong("incomplete escape \\U");
        }
        java.append("\\x{").append(python, at + 2, end).append('}');
        at = end;
    }

    private void octal(int begin, int limit) {
        int end = begin;
        while (end < limit && python.charAt(end) >= '0' && python.charAt(end) <= '7') {
            end++;
        }
        java.append("\\x{")
                .append(Integer.toHexString(Integer.parseInt(python, begin, end, 8)))
                .append('}');
        at = end;
    }

    private int endOf(char closing, int from, String message) {
        int end = python.indexOf(closing, from);
        if (end < 0) {
            throw wrong(message);
        }
        return end;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private PatternSyntaxException wrong(String reason) {
        return new PatternSyntaxException(reason, python, at);
    }
}
