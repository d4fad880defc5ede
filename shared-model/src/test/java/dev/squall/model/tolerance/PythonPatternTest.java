package dev.squall.model.tolerance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonPatternTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            (?P<first_name>a)(?P=first_name); xaay;  true
            (?P<a>x)(?P=a);                   xy;    false
            ${x};                             ${x};  false
            \\$\\{x};                         ${x};  true
            {a};                              {a};   true
            a{2};                             aa;    true
            a{,2}b;                           aab;   true
            a{;                               a{;    true
            [[a];                             [;     true
            [a&&b];                           &;     true
            []a];                             ];     true
            [^]a];                            ];     false
            [\\w.-];                          -;     true
            [a#b];                            #;     true
            \\U0001F600;                      😀;    true
            \\x41;                            A;     true
            \\d;                              ٣;     true
            \\w;                              é;     true
            (?i)É;                            é;     true
            (?a)a;                            a;     true
            a(?#note)b;                       ab;    true
            a\\Z;                             a;     true
            \\N{BULLET};                      •;     true
            """)
    void readsAsPythonDoes(String pattern, String text, boolean found) {
        assertThat(compiled(pattern).matcher(text).find()).isEqualTo(found);
    }

    @Test
    void aDollarStandsBeforeTheLastNewLineOnly() {
        assertThat(compiled("a$").matcher("a\n").find()).isTrue();
        assertThat(compiled("a$").matcher("a\r\n").find()).isFalse();
        assertThat(compiled("a\\Z").matcher("a\n").find()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "([",
                "(a",
                "a)",
                "*a",
                "a**",
                "[a",
                "\\Qa",
                "\\p{L}",
                "\\h",
                "\\z",
                "\\k<n>",
                "(?<n>a)",
                "(?P<1>a)",
                "(?P<n",
                "\\",
                "(?#open",
                "\\U0001",
                "[z-a]",
                "\\N{NO SUCH CHARACTER}"
            })
    void refusesWhatPythonRefuses(String pattern) {
        assertThat(PythonPattern.compile(pattern)).isInstanceOf(PythonPattern.Invalid.class);
    }

    private static Pattern compiled(String pattern) {
        return switch (PythonPattern.compile(pattern)) {
            case PythonPattern.Compiled(Pattern compiled) -> compiled;
            case PythonPattern.Invalid(String reason) -> throw new AssertionError(pattern + ": " + reason);
        };
    }
}
