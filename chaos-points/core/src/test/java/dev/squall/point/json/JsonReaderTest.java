package dev.squall.point.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static Json read(String text) {
        return ((JsonReader.Reading.Read) JsonReader.read(text)).value();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": [1, -2.50, 1E+3, true, false, null], \"b\": {}, \"c\": []}",
                "\"quote \\\" slash \\\\ line \\u000a pile \\ud83d\\udca9 \u00fc\"",
                "0",
                "9223372036854775807"
            })
    void whatWasReadIsWrittenAsItWas(String text) {
        assertThat(read(text).toString()).isEqualTo(text);
    }

    @Test
    void escapesAndSpacesAreUnderstood() {
        assertThat(read(" [ \"\\b\\f\\n\\r\\t\\/\\u0041\" ] "))
                .hasToString("[\"\\u0008\\u000c\\u000a\\u000d\\u0009/A\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | ends too early",
                "{ | '\"' is missing",
                "{\"a\" 1} | ':' is missing",
                "{\"a\": 1, \"a\": 2} | 'a' comes twice",
                "{a: 1} | '\"' is missing",
                "[1, ] | no value",
                "[1 | ']' is missing",
                "01 | no number",
                "1. | no number",
                "1e9999 | no number",
                "11111111111111111111111111111111111111111 | no number",
                "nul | no value",
                "\"\\x\" | no escape",
                "\"\\u12\" | no escape",
                "\"open | ends too early",
                "1 2 | comes after the end",
            })
    void whatIsNoJsonIsToldWithItsPlace(String text, String reason) {
        assertThat(JsonReader.read(text))
                .isInstanceOfSatisfying(
                        JsonReader.Reading.Malformed.class,
                        malformed -> assertThat(malformed.detail())
                                .startsWith("no JSON at character ")
                                .contains(reason));
    }

    @Test
    void depthIsLimited() {
        assertThat(JsonReader.read("[".repeat(100_000)))
                .isInstanceOfSatisfying(
                        JsonReader.Reading.Malformed.class,
                        malformed -> assertThat(malformed.detail()).contains("inside each other"));
    }
}
