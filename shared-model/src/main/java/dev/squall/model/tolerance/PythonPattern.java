package dev.squall.model.tolerance;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions as Python writes them, on Java's engine; {@link PythonPatternText} translates. */
sealed interface PythonPattern {
    /** Characters of a pattern. */
    int MAX_LENGTH = 10_000;

    record Compiled(Pattern pattern) implements PythonPattern {}

    record Invalid(String reason) implements PythonPattern {}

    static PythonPattern compile(String python) {
        if (python.length() > MAX_LENGTH) {
            return new Invalid("it is longer than " + MAX_LENGTH + " characters");
        }
        try {
            int flags = Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE;
            return new Compiled(Pattern.compile(PythonPatternText.toJava(python), flags));
        } catch (PatternSyntaxException e) {
            return new Invalid(
                    e.getIndex() < 0
                            ? e.getDescription()
                            : e.getDescription() + " near character " + (e.getIndex() + 1));
        } catch (StackOverflowError _) {
            return new Invalid("it is nested too deep");
        }
    }
}
