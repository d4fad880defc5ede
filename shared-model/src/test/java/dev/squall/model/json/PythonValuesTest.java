package dev.squall.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.codec.JsonDocumentReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonValuesTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            1;            1.0;          true
            true;         1;            true
            false;        0.0;          true
            true;         2;            false
            1;            "1";          false
            null;         false;        false
            null;         null;         true
            [1, true];    [1.0, 1];     true
            [1];          [1, 2];       false
            {"a": 1, "b": 2}; {"b": 2.0, "a": true}; true
            {"a": 1};     {"b": 1};     false
            """)
    void equalityIsPythons(String a, String b, boolean equal) {
        assertThat(PythonValues.equal(json(a), json(b))).isEqualTo(equal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            1.0;                  1.0
            1e16;                 1e+16
            1e15;                 1000000000000000.0
            1e-4;                 0.0001
            1e-5;                 1e-05
            -2.5e-10;             -2.5e-10
            1.5e300;              1.5e+300
            100000000000000000000; 100000000000000000000
            true;                 True
            null;                 None
            "a'b";                a'b
            ["a'b", "q\\"'"];     ["a'b", 'q"\\'']
            {"a": [], "b": {}};   {'a': [], 'b': {}}
            ["\\n\\u0001é"];      ['\\n\\x01é']
            """)
    void textIsPythons(String value, String text) {
        assertThat(PythonValues.text(json(value))).isEqualTo(text);
    }

    @Test
    void orderKnowsNumbersTextsAndListsOnly() {
        assertThat(PythonValues.compare(json("1"), json("1.5"))).contains(-1);
        assertThat(PythonValues.compare(json("\"b\""), json("\"a\""))).contains(1);
        assertThat(PythonValues.compare(json("[1, 2]"), json("[1, 3]"))).contains(-1);
        assertThat(PythonValues.compare(json("\"1\""), json("1"))).isEmpty();
        assertThat(PythonValues.compare(json("{}"), json("{}"))).isEmpty();
    }

    private static Json json(String text) {
        return JsonDocumentReader.parse(text).orElseThrow(() -> new AssertionError("no JSON: " + text));
    }
}
